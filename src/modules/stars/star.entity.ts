import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Star } from './star.ts';

const toNumberOrNull = { to: (value: number | null) => value, from: (value: unknown) => (value === null ? null : Number(value)) };

@Entity('stars')
@Index('stars_by_version', ['userId', 'userVersion'])
@Index('stars_by_time', ['userId', 'starredAt', 'userVersion'])
@Index('stars_by_end', ['endedAt'])
export class StarEntity implements Star {
  @PrimaryColumn({ name: 'user_id', type: 'varchar', length: 26 }) userId!: string;
  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 26 }) conversationId!: string;
  @PrimaryColumn({ type: 'int', unsigned: true }) seq!: number;
  @Column({ name: 'starred_at', type: 'bigint', nullable: true, transformer: toNumberOrNull }) starredAt!: number | null;
  @Column({ name: 'ended_at', type: 'bigint', nullable: true, transformer: toNumberOrNull }) endedAt!: number | null;
  @Column({ name: 'user_version', type: 'int', unsigned: true }) userVersion!: number;
}
