import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MemberSettings, NotificationLevel } from './member-settings.ts';

const toNumber = { to: (value: number) => value, from: Number };
const toNumberOrNull = { to: (value: number | null) => value, from: (value: unknown) => (value === null ? null : Number(value)) };

@Entity('member_settings')
@Index('member_settings_by_version', ['userId', 'userVersion'])
export class MemberSettingsEntity implements MemberSettings {
  @PrimaryColumn({ name: 'user_id', type: 'varchar', length: 26 }) userId!: string;
  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 26 }) conversationId!: string;
  @Column({ name: 'muted_until', type: 'bigint', transformer: toNumber }) mutedUntil!: number;
  @Column({ name: 'notification_level', type: 'varchar', length: 8 }) notificationLevel!: NotificationLevel;
  @Column({ name: 'pin_order', type: 'int', unsigned: true, nullable: true }) pinOrder!: number | null;
  @Column({ name: 'is_archived', type: 'int' }) isArchived!: number;
  @Column({ name: 'hidden_through_seq', type: 'int', unsigned: true, nullable: true }) hiddenThroughSeq!: number | null;
  @Column({ name: 'cleared_through_seq', type: 'int', unsigned: true }) clearedThroughSeq!: number;
  @Column({ name: 'draft_body', type: 'text', nullable: true }) draftBody!: string | null;
  @Column({ name: 'draft_reply_to_seq', type: 'int', unsigned: true, nullable: true }) draftReplyToSeq!: number | null;
  @Column({ name: 'draft_at', type: 'bigint', nullable: true, transformer: toNumberOrNull }) draftAt!: number | null;
  @Column({ name: 'user_version', type: 'int', unsigned: true }) userVersion!: number;
}
