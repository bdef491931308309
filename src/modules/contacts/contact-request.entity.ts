import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ContactRequest, RequestDirection } from './contact.ts';

const toNumber = { to: (value: number) => value, from: Number };
const toNumberOrNull = { to: (value: number | null) => value, from: (value: unknown) => (value === null ? null : Number(value)) };

@Entity('contact_requests')
@Index('contact_requests_by_version', ['userId', 'userVersion'])
export class ContactRequestEntity implements ContactRequest {
  @PrimaryColumn({ name: 'user_id', type: 'varchar', length: 26 }) userId!: string;
  @PrimaryColumn({ name: 'other_id', type: 'varchar', length: 26 }) otherId!: string;
  @Column({ name: 'direction', type: 'varchar', length: 8 }) direction!: RequestDirection;
  @Column({ name: 'note', type: 'varchar', length: 200, nullable: true }) note!: string | null;
  @Column({ name: 'created_at', type: 'bigint', transformer: toNumber }) createdAt!: number;
  @Column({ name: 'ended_at', type: 'bigint', nullable: true, transformer: toNumberOrNull }) endedAt!: number | null;
  @Column({ name: 'user_version', type: 'int', unsigned: true }) userVersion!: number;
}
