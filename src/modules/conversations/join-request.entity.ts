import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { JoinRequest } from './join-request.ts';

@Entity('join_requests')
@Index('join_requests_by_id', ['conversationId', 'id'], { unique: true })
export class JoinRequestEntity implements JoinRequest {
  @PrimaryColumn({ name: 'conversation_id', type: 'varchar', length: 26 }) conversationId!: string;
  @PrimaryColumn({ name: 'user_id', type: 'varchar', length: 26 }) userId!: string;
  @Column({ type: 'varchar', length: 26 }) id!: string;
  @Column({ type: 'varchar', length: 200, nullable: true }) note!: string | null;
  @Column({ name: 'created_at', type: 'bigint', transformer: { to: (value: number) => value, from: Number } }) createdAt!: number;
}
