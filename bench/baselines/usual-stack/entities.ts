import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, CreateDateColumn, Entity, Index, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@ObjectType()
@Entity('users')
export class User {
  @Field(() => ID)
  @PrimaryGeneratedColumn()
  id!: number;

  @Field(() => String)
  @Column({ type: 'varchar', length: 64 })
  displayName!: string;
}

@Entity('memberships')
@Index(['userId'])
export class Membership {
  @PrimaryColumn({ type: 'int' })
  conversationId!: number;

  @PrimaryColumn({ type: 'int' })
  userId!: number;
}

@ObjectType()
@Entity('messages')
@Index(['conversationId', 'id'])
export class Message {
  @Field(() => ID)
  @PrimaryGeneratedColumn()
  id!: number;

  @Field(() => ID)
  @Column({ type: 'int' })
  conversationId!: number;

  @Field(() => Int)
  @Column({ type: 'int', default: 1 })
  version!: number;

  @Field(() => ID)
  @Column({ type: 'varchar', length: 64 })
  clientMessageId!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  body!: string;

  @Field(() => Date)
  @CreateDateColumn()
  createdAt!: Date;

  @Field(() => User)
  @ManyToOne(() => User)
  sender!: User;
}
