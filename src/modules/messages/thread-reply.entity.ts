import { Entity, PrimaryColumn } from 'typeorm';

/** Which messages are in the thread of which. Read and written with plain SQL: this class tells the tools what the table is. */
@Entity('thread_replies')
export class ThreadReplyEntity {
  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 26 }) conversationId!: string;
  @PrimaryColumn({ name: 'root_seq', type: 'int', unsigned: true }) rootSeq!: number;
  @PrimaryColumn({ type: 'int', unsigned: true }) seq!: number;
}
