import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Read and written with plain SQL in the repository: this class tells the tools what the table is. */
@Entity('messages')
@Index('messages_by_version', ['conversationId', 'version'])
@Index('messages_by_client_id', ['conversationId', 'senderId', 'clientMessageId'], { unique: true })
export class MessageEntity {
  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 26 }) conversationId!: string;
  @PrimaryColumn({ type: 'int', unsigned: true }) seq!: number;
  @Column({ type: 'int', unsigned: true }) version!: number;
  @Column({ name: 'sender_id', type: 'varchar', length: 26 }) senderId!: string;
  @Column({ name: 'client_message_id', type: 'varchar', length: 64 }) clientMessageId!: string;
  @Column({ name: 'payload_hash', type: 'varchar', length: 22 }) payloadHash!: string;
  @Column({ type: 'varchar', length: 16 }) kind!: string;
  @Column({ type: 'text', nullable: true }) body!: string | null;
  @Column({ type: 'text', nullable: true }) payload!: string | null;
  @Column({ name: 'reply_to_seq', type: 'int', unsigned: true, nullable: true }) replyToSeq!: number | null;
  @Column({ name: 'mention_ids', type: 'text', nullable: true }) mentionIds!: string | null;
  @Column({ name: 'reply_count', type: 'int', unsigned: true }) replyCount!: number;
  @Column({ type: 'text', nullable: true }) extras!: string | null;
  @Column({ name: 'created_at', type: 'bigint' }) createdAt!: number;
  @Column({ name: 'edited_at', type: 'bigint', nullable: true }) editedAt!: number | null;
  @Column({ name: 'recalled_at', type: 'bigint', nullable: true }) recalledAt!: number | null;
  @Column({ name: 'recalled_by_id', type: 'varchar', length: 26, nullable: true }) recalledById!: string | null;
  @Column({ name: 'expires_at', type: 'bigint', nullable: true }) expiresAt!: number | null;
  @Column({ name: 'expired_at', type: 'bigint', nullable: true }) expiredAt!: number | null;
}
