import { Entity, PrimaryColumn } from 'typeorm';

/** Read and written with plain SQL in the repository: this class tells the tools what the table is. */
@Entity('message_terms')
export class MessageTermEntity {
  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 26 }) conversationId!: string;
  @PrimaryColumn({ type: 'varchar', length: 64 }) term!: string;
  /** The message's createdAt: what is found comes in its order. */
  @PrimaryColumn({ name: 'sent_at', type: 'bigint' }) sentAt!: number;
  @PrimaryColumn({ type: 'int', unsigned: true }) seq!: number;
}
