import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ScheduledMessage, ScheduledStatus } from './scheduled-message.ts';

const toNumber = { to: (value: number) => value, from: Number };
const toNumberOrNull = { to: (value: number | null) => value, from: (value: unknown) => (value === null ? null : Number(value)) };

@Entity('scheduled_messages')
@Index('scheduled_messages_by_client_id', ['userId', 'conversationId', 'clientMessageId'], { unique: true })
@Index('scheduled_messages_due', ['dueAt'])
@Index('scheduled_messages_by_version', ['userId', 'userVersion'])
@Index('scheduled_messages_by_end', ['endedAt'])
export class ScheduledMessageEntity implements ScheduledMessage {
  @PrimaryColumn({ name: 'user_id', type: 'varchar', length: 26 }) userId!: string;
  @PrimaryColumn({ type: 'varchar', length: 26 }) id!: string;
  @Column({ name: 'conversation_id', type: 'varchar', length: 26 }) conversationId!: string;
  @Column({ name: 'client_message_id', type: 'varchar', length: 64 }) clientMessageId!: string;
  @Column({ type: 'text' }) command!: string;
  @Column({ type: 'varchar', length: 16 }) status!: ScheduledStatus;
  @Column({ name: 'send_at', type: 'bigint', transformer: toNumber }) sendAt!: number;
  @Column({ name: 'due_at', type: 'bigint', nullable: true, transformer: toNumberOrNull }) dueAt!: number | null;
  @Column({ type: 'int', unsigned: true }) attempts!: number;
  @Column({ name: 'failure_code', type: 'varchar', length: 32, nullable: true }) failureCode!: string | null;
  @Column({ name: 'failure_reason', type: 'varchar', length: 500, nullable: true }) failureReason!: string | null;
  @Column({ name: 'created_at', type: 'bigint', transformer: toNumber }) createdAt!: number;
  @Column({ name: 'ended_at', type: 'bigint', nullable: true, transformer: toNumberOrNull }) endedAt!: number | null;
  @Column({ name: 'user_version', type: 'int', unsigned: true }) userVersion!: number;
}
