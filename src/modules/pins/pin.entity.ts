import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Read and written with plain SQL in the repository: this class tells the tools what the table is. */
@Entity('pins')
export class PinEntity {
  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 26 }) conversationId!: string;
  @PrimaryColumn({ type: 'int', unsigned: true }) seq!: number;
  @Column({ name: 'pinned_at', type: 'bigint' }) pinnedAt!: number;
}
