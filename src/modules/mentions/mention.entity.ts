import { Entity, PrimaryColumn } from 'typeorm';

/** Read and written with plain SQL in the repository: these classes tell the tools what the tables are. */
@Entity('mentions')
export class MentionEntity {
  @PrimaryColumn({ name: 'user_id', type: 'varchar', length: 26 }) userId!: string;
  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 26 }) conversationId!: string;
  @PrimaryColumn({ type: 'int', unsigned: true }) seq!: number;
}

/** One row per message, however many it is for. */
@Entity('mentions_of_all')
export class MentionOfAllEntity {
  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 26 }) conversationId!: string;
  @PrimaryColumn({ type: 'int', unsigned: true }) seq!: number;
}
