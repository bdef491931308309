import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Conversation, ConversationKind, PermissionLevel } from './conversation.ts';

const toNumber = { to: (value: number) => value, from: Number };
const toNumberOrNull = { to: (value: number | null) => value, from: (value: unknown) => (value === null ? null : Number(value)) };

@Entity('conversations')
@Index('conversations_by_direct_key', ['directKey'], { unique: true })
export class ConversationEntity implements Conversation {
  @PrimaryColumn({ type: 'varchar', length: 26 }) id!: string;
  @Column({ type: 'varchar', length: 16 }) kind!: ConversationKind;
  @Column({ name: 'direct_key', type: 'varchar', length: 53, nullable: true }) directKey!: string | null;
  @Column({ type: 'varchar', length: 100, nullable: true }) name!: string | null;
  @Column({ type: 'varchar', length: 1000, nullable: true }) description!: string | null;
  @Column({ name: 'avatar_url', type: 'varchar', length: 2048, nullable: true }) avatarUrl!: string | null;
  @Column({ name: 'history_for_new_members', type: 'int' }) historyForNewMembers!: number;
  @Column({ name: 'may_send', type: 'varchar', length: 8 }) maySend!: PermissionLevel;
  @Column({ name: 'may_invite', type: 'varchar', length: 8 }) mayInvite!: PermissionLevel;
  @Column({ name: 'may_edit_info', type: 'varchar', length: 8 }) mayEditInfo!: PermissionLevel;
  @Column({ name: 'may_pin', type: 'varchar', length: 8 }) mayPin!: PermissionLevel;
  @Column({ name: 'may_mention_all', type: 'varchar', length: 8 }) mayMentionAll!: PermissionLevel;
  @Column({ name: 'members_muted', type: 'int' }) membersMuted!: number;
  @Column({ name: 'slow_mode_s', type: 'int', unsigned: true }) slowModeS!: number;
  @Column({ name: 'message_ttl_s', type: 'int', unsigned: true }) messageTtlS!: number;
  @Column({ type: 'varchar', length: 2000, nullable: true }) announcement!: string | null;
  @Column({ name: 'announced_by_id', type: 'varchar', length: 26, nullable: true }) announcedById!: string | null;
  @Column({ name: 'announced_at', type: 'bigint', nullable: true, transformer: toNumberOrNull }) announcedAt!: number | null;
  @Column({ name: 'is_public', type: 'int' }) isPublic!: number;
  @Column({ name: 'join_request_count', type: 'int', unsigned: true }) joinRequestCount!: number;
  @Column({ name: 'last_seq', type: 'int', unsigned: true }) lastSeq!: number;
  @Column({ type: 'int', unsigned: true }) version!: number;
  @Column({ name: 'settings_version', type: 'int', unsigned: true }) settingsVersion!: number;
  @Column({ name: 'admins_version', type: 'int', unsigned: true }) adminsVersion!: number;
  @Column({ name: 'member_count', type: 'int', unsigned: true }) memberCount!: number;
  @Column({ name: 'is_blocked', type: 'int' }) isBlocked!: number;
  @Column({ name: 'created_at', type: 'bigint', transformer: toNumber }) createdAt!: number;
  @Column({ name: 'last_activity_at', type: 'bigint', transformer: toNumber }) lastActivityAt!: number;
}
