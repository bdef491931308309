import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Member, MemberRole } from './conversation.ts';

const toNumber = { to: (value: number) => value, from: Number };
const toNumberOrNull = { to: (value: number | null) => value, from: (value: unknown) => (value === null ? null : Number(value)) };

@Entity('members')
@Index('members_by_user', ['userId', 'leftAt'])
@Index('members_by_version', ['conversationId', 'version'])
@Index('members_by_role', ['conversationId', 'role'])
@Index('members_by_receipt', ['conversationId', 'receiptVersion'])
@Index('members_by_own', ['conversationId', 'ownVersion'])
export class MemberEntity implements Member {
  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 26 }) conversationId!: string;
  @PrimaryColumn({ name: 'user_id', type: 'varchar', length: 26 }) userId!: string;
  @Column({ type: 'varchar', length: 16 }) role!: MemberRole;
  @Column({ name: 'joined_at', type: 'bigint', transformer: toNumber }) joinedAt!: number;
  @Column({ name: 'joined_seq', type: 'int', unsigned: true }) joinedSeq!: number;
  @Column({ name: 'joined_version', type: 'int', unsigned: true }) joinedVersion!: number;
  @Column({ name: 'visible_after_seq', type: 'int', unsigned: true }) visibleAfterSeq!: number;
  @Column({ name: 'read_seq', type: 'int', unsigned: true }) readSeq!: number;
  @Column({ name: 'delivered_seq', type: 'int', unsigned: true }) deliveredSeq!: number;
  @Column({ name: 'last_sent_seq', type: 'int', unsigned: true }) lastSentSeq!: number;
  @Column({ name: 'last_sent_at', type: 'bigint', transformer: toNumber }) lastSentAt!: number;
  @Column({ name: 'muted_by_admins_until', type: 'bigint', transformer: toNumber }) mutedByAdminsUntil!: number;
  @Column({ type: 'varchar', length: 64, nullable: true }) nickname!: string | null;
  @Column({ name: 'nickname_folded', type: 'varchar', length: 128, nullable: true }) nicknameFolded!: string | null;
  @Column({ name: 'marked_unread_seq', type: 'int', unsigned: true }) markedUnreadSeq!: number;
  @Column({ name: 'receipt_version', type: 'int', unsigned: true }) receiptVersion!: number;
  @Column({ name: 'own_version', type: 'int', unsigned: true }) ownVersion!: number;
  @Column({ type: 'int', unsigned: true }) version!: number;
  @Column({ name: 'left_at', type: 'bigint', nullable: true, transformer: toNumberOrNull }) leftAt!: number | null;
  @Column({ name: 'left_seq', type: 'int', unsigned: true, nullable: true }) leftSeq!: number | null;
  @Column({ name: 'left_as', type: 'text', nullable: true }) leftAs!: string | null;
}
