import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Conversation, ConversationKind } from './conversation.ts';

const toNumber = { to: (value: number) => value, from: Number };

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
  @Column({ name: 'last_seq', type: 'int', unsigned: true }) lastSeq!: number;
  @Column({ type: 'int', unsigned: true }) version!: number;
  @Column({ name: 'settings_version', type: 'int', unsigned: true }) settingsVersion!: number;
  @Column({ name: 'member_count', type: 'int', unsigned: true }) memberCount!: number;
  @Column({ name: 'created_at', type: 'bigint', transformer: toNumber }) createdAt!: number;
  @Column({ name: 'last_activity_at', type: 'bigint', transformer: toNumber }) lastActivityAt!: number;
}
