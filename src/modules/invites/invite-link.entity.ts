import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { InviteLink } from './invite-link.ts';

const toNumber = { to: (value: number) => value, from: Number };
const toNumberOrNull = { to: (value: number | null) => value, from: (value: unknown) => (value === null ? null : Number(value)) };

@Entity('invite_links')
@Index('invite_links_by_token', ['tokenHash'], { unique: true })
export class InviteLinkEntity implements InviteLink {
  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 26 }) conversationId!: string;
  @PrimaryColumn({ type: 'varchar', length: 26 }) id!: string;
  @Column({ name: 'token_hash', type: 'varchar', length: 43 }) tokenHash!: string;
  @Column({ name: 'created_by_id', type: 'varchar', length: 26 }) createdById!: string;
  @Column({ name: 'created_at', type: 'bigint', transformer: toNumber }) createdAt!: number;
  @Column({ name: 'expires_at', type: 'bigint', nullable: true, transformer: toNumberOrNull }) expiresAt!: number | null;
  @Column({ name: 'uses_max', type: 'int', unsigned: true, nullable: true }) usesMax!: number | null;
  @Column({ type: 'int', unsigned: true }) uses!: number;
  @Column({ name: 'requires_approval', type: 'int' }) requiresApproval!: number;
}
