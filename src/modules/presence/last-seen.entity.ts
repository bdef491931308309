import { Column, Entity, PrimaryColumn } from 'typeorm';

const toNumber = { to: (value: number) => value, from: Number };

@Entity('last_seen')
export class LastSeenEntity {
  @PrimaryColumn({ name: 'user_id', type: 'varchar', length: 26 }) userId!: string;
  @Column({ name: 'seen_at', type: 'bigint', transformer: toNumber }) seenAt!: number;
}
