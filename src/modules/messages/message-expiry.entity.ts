import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Read and written with plain SQL in the repository: this class tells the tools what the table is. */
@Entity('message_expiries')
@Index('message_expiries_due', ['expiresAt'])
export class MessageExpiryEntity {
  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 26 }) conversationId!: string;
  @PrimaryColumn({ type: 'int', unsigned: true }) seq!: number;
  @Column({ name: 'expires_at', type: 'bigint' }) expiresAt!: number;
}
