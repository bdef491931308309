import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { RedisPubSub } from 'graphql-redis-subscriptions';
import { useServer } from 'graphql-ws/use/ws';
import { Redis } from 'ioredis';
import jwt from 'jsonwebtoken';
import { buildSchema } from 'type-graphql';
import { DataSource } from 'typeorm';
import { WebSocketServer } from 'ws';
import { Membership, Message, User } from './entities.ts';
import { MessagesResolver, type Context } from './messages.resolver.ts';

/**
 * What one gets by putting the libraries together as their own documents show: Apollo Server, type-graphql, TypeORM `save`, graphql-ws's
 * `useServer`, graphql-redis-subscriptions, `withFilter`. It has no resume, no order between senders, no idempotency and no limits.
 */
export async function main(): Promise<void> {
  const { MYSQL_URL = '', REDIS_URL = '', JWT_SECRET = '' } = process.env;
  const dataSource = new DataSource({ type: 'mysql', url: MYSQL_URL, entities: [User, Membership, Message], synchronize: true });
  await dataSource.initialize();
  const pubSub = new RedisPubSub({ publisher: new Redis(REDIS_URL), subscriber: new Redis(REDIS_URL), reviver: dateReviver });

  const contextFor = async (authorization: unknown): Promise<Context> => ({
    user: await getUser(dataSource, authorization, JWT_SECRET),
    dataSource,
    pubSub,
  });

  const schema = await buildSchema({ resolvers: [MessagesResolver], validate: false, pubSub: unused });
  const fastify = Fastify();
  const wsServer = new WebSocketServer({ server: fastify.server, path: '/graphql' });
  const serverCleanup = useServer(
    { schema, context: async ({ connectionParams }) => contextFor(connectionParams?.['authorization']) },
    wsServer,
  );
  const apollo = new ApolloServer<Context>({
    schema,
    plugins: [
      fastifyApolloDrainPlugin(fastify),
      {
        async serverWillStart() {
          return {
            async drainServer() {
              await serverCleanup.dispose();
            },
          };
        },
      },
    ],
  });
  await apollo.start();
  fastify.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    handler: fastifyApolloHandler(apollo, { context: async (request) => contextFor(request.headers.authorization) }),
  });
  await fastify.listen({ host: '127.0.0.1', port: 0 });
  const address = fastify.server.address();
  console.log(`The usual stack listens on ${typeof address === 'object' ? address?.port : address}.`);
}

async function getUser(dataSource: DataSource, authorization: unknown, secret: string): Promise<User | null> {
  if (typeof authorization !== 'string') return null;
  const claims = jwt.verify(authorization.replace('Bearer ', ''), secret);
  return typeof claims === 'string' ? null : dataSource.getRepository(User).findOneBy({ id: Number(claims.sub) });
}

/** From the README of graphql-redis-subscriptions. */
function dateReviver(_key: unknown, value: unknown): unknown {
  const isISO8601Z = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2}(?:\.\d*)?)Z$/;
  if (typeof value !== 'string' || !isISO8601Z.test(value)) return value;
  const time = Date.parse(value);
  return Number.isNaN(time) ? value : new Date(time);
}

/** type-graphql wants one, although every subscription brings its own source. */
const unused = {
  publish(): never {
    throw new Error('Publish with RedisPubSub.');
  },
  subscribe(): never {
    throw new Error('Every subscription has a source of its own.');
  },
};
