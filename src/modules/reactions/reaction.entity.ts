import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Read and written with plain SQL in the repository: this class tells the tools what the table is. */
@Entity('reactions')
export class ReactionEntity {
  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 26 }) conversationId!: string;
  @PrimaryColumn({ type: 'int', unsigned: true }) seq!: number;
  @PrimaryColumn({ name: 'user_id', type: 'varchar', length: 26 }) userId!: string;
  @PrimaryColumn({ type: 'varchar', length: 32 }) emoji!: string;
  @Column({ name: 'created_at', type: 'bigint' }) createdAt!: number;
}
