import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One signed-in device. The row goes when the session ends. */
@Entity('sessions')
@Index('sessions_by_expiry', ['expiresAt'])
export class SessionEntity {
  @PrimaryColumn({ name: 'user_id', type: 'varchar', length: 26 }) userId!: string;
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 26 }) id!: string;
  @Column({ name: 'device_name', type: 'varchar', length: 100, nullable: true }) deviceName!: string | null;
  /** SHA-256 in hexadecimal. */
  @Column({ name: 'refresh_hash', type: 'varchar', length: 64 }) refreshHash!: string;
  /** Of the refresh token before it. */
  @Column({ name: 'previous_refresh_hash', type: 'varchar', length: 64, nullable: true }) previousRefreshHash!: string | null;
  /** How many refresh tokens came before the present one. */
  @Column({ name: 'generation', type: 'int', unsigned: true }) generation!: number;
  @Column({ name: 'rotated_at', type: 'bigint' }) rotatedAt!: number;
  @Column({ name: 'created_at', type: 'bigint' }) createdAt!: number;
  @Column({ name: 'last_seen_at', type: 'bigint' }) lastSeenAt!: number;
  @Column({ name: 'expires_at', type: 'bigint' }) expiresAt!: number;
}
