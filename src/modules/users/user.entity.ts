import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DirectMessageAudience, LastSeenAudience } from './settings.ts';

/** One account. Of the host app's own users `externalId` is set and `passwordHash` is not. */
@Entity('users')
@Index('users_by_username', ['username'], { unique: true })
@Index('users_by_external_id', ['externalId'], { unique: true })
export class UserEntity {
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 26 }) id!: string;
  /** Lower case always. */
  @Column({ name: 'username', type: 'varchar', length: 32 }) username!: string;
  @Column({ name: 'display_name', type: 'varchar', length: 64 }) displayName!: string;
  @Column({ name: 'avatar_url', type: 'varchar', length: 2048, nullable: true }) avatarUrl!: string | null;
  @Column({ name: 'bio', type: 'varchar', length: 500, nullable: true }) bio!: string | null;
  @Column({ name: 'password_hash', type: 'varchar', length: 255, nullable: true }) passwordHash!: string | null;
  @Column({ name: 'external_id', type: 'varchar', length: 255, nullable: true }) externalId!: string | null;
  /** Counts the changes of what the user's own devices mirror. */
  @Column({ name: 'version', type: 'int', unsigned: true, default: 0 }) version!: number;
  /** Of what is gone up to this version, the newest that is not known any more. */
  @Column({ name: 'swept_version', type: 'int', unsigned: true, default: 0 }) sweptVersion!: number;
  @Column({ name: 'invisible', type: 'int', default: 0 }) invisible!: number;
  @Column({ name: 'last_seen_visible_to', type: 'varchar', length: 16, default: 'EVERYONE' }) lastSeenVisibleTo!: LastSeenAudience;
  @Column({ name: 'read_receipts', type: 'int', default: 1 }) readReceipts!: number;
  @Column({ name: 'direct_messages_from', type: 'varchar', length: 16, default: 'EVERYONE' }) directMessagesFrom!: DirectMessageAudience;
  /** Of the last change to the settings above. */
  @Column({ name: 'settings_version', type: 'int', unsigned: true, default: 0 }) settingsVersion!: number;
  @Column({ name: 'created_at', type: 'bigint' }) createdAt!: number;
  @Column({ name: 'deactivated_at', type: 'bigint', nullable: true }) deactivatedAt!: number | null;
}
