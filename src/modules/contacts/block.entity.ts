import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Block } from './contact.ts';

const toNumber = { to: (value: number) => value, from: Number };
const toNumberOrNull = { to: (value: number | null) => value, from: (value: unknown) => (value === null ? null : Number(value)) };

@Entity('blocks')
@Index('blocks_by_version', ['userId', 'userVersion'])
export class BlockEntity implements Block {
  @PrimaryColumn({ name: 'user_id', type: 'varchar', length: 26 }) userId!: string;
  @PrimaryColumn({ name: 'blocked_id', type: 'varchar', length: 26 }) blockedId!: string;
  @Column({ name: 'created_at', type: 'bigint', transformer: toNumber }) createdAt!: number;
  @Column({ name: 'ended_at', type: 'bigint', nullable: true, transformer: toNumberOrNull }) endedAt!: number | null;
  @Column({ name: 'user_version', type: 'int', unsigned: true }) userVersion!: number;
}
