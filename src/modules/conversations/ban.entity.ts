import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Ban } from './ban.ts';

@Entity('bans')
export class BanEntity implements Ban {
  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 26 }) conversationId!: string;
  @PrimaryColumn({ name: 'user_id', type: 'varchar', length: 26 }) userId!: string;
  @Column({ name: 'banned_by_id', type: 'varchar', length: 26 }) bannedById!: string;
  @Column({ type: 'varchar', length: 200, nullable: true }) reason!: string | null;
  @Column({ name: 'created_at', type: 'bigint', transformer: { to: (value: number) => value, from: Number } }) createdAt!: number;
}
