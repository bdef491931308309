import { Entity, Index, PrimaryColumn } from 'typeorm';

/** A word that a user is found by, of the username or the display name. Read and written with plain SQL. */
@Entity('user_terms')
@Index('user_terms_by_term', ['term', 'userId'])
export class UserTermEntity {
  @PrimaryColumn({ name: 'user_id', type: 'varchar', length: 26 }) userId!: string;
  @PrimaryColumn({ type: 'varchar', length: 64 }) term!: string;
}
