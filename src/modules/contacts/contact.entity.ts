import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Contact } from './contact.ts';

const toNumber = { to: (value: number) => value, from: Number };
const toNumberOrNull = { to: (value: number | null) => value, from: (value: unknown) => (value === null ? null : Number(value)) };

@Entity('contacts')
@Index('contacts_by_version', ['userId', 'userVersion'])
export class ContactEntity implements Contact {
  @PrimaryColumn({ name: 'user_id', type: 'varchar', length: 26 }) userId!: string;
  @PrimaryColumn({ name: 'contact_id', type: 'varchar', length: 26 }) contactId!: string;
  @Column({ name: 'remark_name', type: 'varchar', length: 64, nullable: true }) remarkName!: string | null;
  @Column({ name: 'is_favourite', type: 'int' }) isFavourite!: number;
  @Column({ name: 'created_at', type: 'bigint', transformer: toNumber }) createdAt!: number;
  @Column({ name: 'removed_at', type: 'bigint', nullable: true, transformer: toNumberOrNull }) removedAt!: number | null;
  @Column({ name: 'user_version', type: 'int', unsigned: true }) userVersion!: number;
}
