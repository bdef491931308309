import { ApolloClient, ApolloLink, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Balancer } from '../support/balancer.ts';
import { deployments, type Deployment } from '../support/deployments.ts';
import { eventually } from '../support/eventually.ts';
import {
  ConversationsDocument,
  CreateGroupDocument,
  InboxDocument,
  SendMessageDocument,
  type InboxSubscription,
  type InboxSubscriptionVariables,
  type PositionInput,
  type TypedDocumentString,
} from '../support/generated/graphql.ts';
import { startNode, type Node } from '../support/node.ts';
import { person, type Person } from '../support/person.ts';
import { Screen } from '../support/screen.ts';

/** Clients as npm has them, with their own settings, that follow the recipes of docs/PROTOCOL.md. */
describe.each(deployments)('On $name', ({ start }) => {
  let tokenim: Deployment;
  let balancer: Balancer;
  /** The node that clients are on. */
  let node: Node;
  let alice: Person;
  let bob: Person;
  beforeAll(async () => {
    tokenim = await start();
    node = tokenim.there;
    balancer = await Balancer.start(() => [node, tokenim.here]);
    [alice, bob] = await Promise.all([person(tokenim.here, 'alice'), person(tokenim.there, 'bob')]);
  });
  beforeEach(async () => {
    if (!node.isRunning) node = await startNode({ settings: tokenim.settings });
  });
  afterAll(async () => {
    await balancer.stop();
    await node.stop();
    await tokenim.stop();
  });

  /** The node ends in this way. What clients find when they come back is another one, or, where there was only one, its successor. */
  async function end(how: 'stop' | 'kill'): Promise<void> {
    await node[how]();
    if (tokenim.nodes.length > 1) return;
    node = await startNode({ settings: tokenim.settings });
    alice = alice.at(node);
  }

  const follow = (client: Client, screen: Screen, problems: unknown[]): void => {
    // Asked for each time that the client subscribes, by itself or not.
    const variables = variablesFrom(() => screen.positions);
    client.subscribe<InboxSubscription>(
      { query: InboxDocument.toString(), variables },
      {
        next: ({ data }) => {
          if (data != null) screen.take(data.inbox);
        },
        error: (error) => problems.push(error),
        complete: () => problems.push('completed'),
      },
    );
  };

  test('a graphql-ws client with its own settings resumes by its positions when its node goes away', async () => {
    const group = await alice.group('restart', [bob]);
    const screen = new Screen((await bob.inbox()).positions());
    const [problems, closes]: [unknown[], number[]] = [[], []];
    const client = createClient({
      url: `${balancer.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${bob.token}` },
      on: { closed: (event) => closes.push((event as { code: number }).code) },
    });
    follow(client, screen, problems);
    const before = await alice.send(group, 'before');
    await eventually(() => screen.shown(group).length === 1, { what: 'the message before' });

    await end('stop');
    const during = await alice.send(group, 'while it was away');
    await eventually(() => screen.shown(group).length === 2, { what: 'the message while it was away' });
    const after = await alice.send(group, 'after');
    await eventually(() => screen.shown(group).length === 3, { what: 'the message after' });

    expect(screen.shown(group)).toEqual([before, during, after]);
    expect(screen.problems).toEqual([]);
    expect(problems).toEqual([]);
    expect(closes).toEqual([1012]);
    await client.dispose();
  }, 60_000);

  test('an Apollo Client queries, mutates, subscribes, and resumes when its node is killed', async () => {
    let screen = new Screen();
    const [problems, closes]: [unknown[], number[]] = [[], []];
    const wsClient = createClient({
      url: `${balancer.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${bob.token}` },
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      on: { closed: (event) => closes.push((event as { code: number }).code) },
    });
    const withPositions = new ApolloLink((operation, forward) => {
      // Asked for each time that the client below subscribes.
      if (operation.operationName === 'Inbox') operation.variables = variablesFrom(() => screen.positions);
      return forward(operation);
    });
    const apollo = new ApolloClient({
      cache: new InMemoryCache({ possibleTypes: { Conversation: ['DirectConversation', 'Group', 'Channel'] } }),
      link: ApolloLink.from([
        new ErrorLink(({ error }) => void problems.push(error)),
        ApolloLink.split(
          ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
          withPositions.concat(new GraphQLWsLink(wsClient)),
          new SetContextLink(() => ({ headers: { authorization: `Bearer ${bob.token}` } })).concat(
            new HttpLink({ uri: `${balancer.url}/graphql` }),
          ),
        ),
      ]),
    });

    const created = await apollo.mutate({
      mutation: typed(CreateGroupDocument),
      variables: { input: { name: 'by Apollo', memberIds: [alice.id] } },
    });
    const group = created.data?.createGroup.id ?? '';
    const found = await apollo.query({ query: typed(ConversationsDocument), variables: { first: 10 } });
    expect(found.data?.conversations.edges.map(({ node: { id } }) => id)).toContain(group);

    // What a query showed is a position as well.
    screen = new Screen(found.data?.conversations.edges.map(({ node: { id, version } }) => ({ conversationId: id, version })));
    const subscription = apollo
      // Events are no entities: what they hold is, and goes into the cache where it is wanted.
      .subscribe({ query: typed(InboxDocument), fetchPolicy: 'no-cache' })
      .subscribe({
        next: ({ data, error }) => {
          if (data != null) screen.take(data.inbox);
          if (error !== undefined) problems.push(error);
        },
        error: (error) => problems.push(error),
        complete: () => problems.push('completed'),
      });
    const sent = await apollo.mutate({
      mutation: typed(SendMessageDocument),
      variables: { input: { conversationId: group, clientMessageId: 'k1', body: 'from Apollo' } },
    });
    await eventually(() => screen.shown(group).length === 1, { what: 'its own message' });
    expect(screen.shown(group)).toMatchObject([{ id: sent.data?.sendMessage.id, body: 'from Apollo', clientMessageId: 'k1' }]);

    const refused = apollo.mutate({
      mutation: typed(SendMessageDocument),
      variables: { input: { conversationId: group, clientMessageId: 'k1', body: 'something else' } },
    });
    const refusal: unknown = await refused.catch((error: unknown) => error);
    expect(CombinedGraphQLErrors.is(refusal) && refusal.errors[0]?.extensions?.['code']).toBe('CONFLICT');
    expect(problems.splice(0)).toEqual([refusal]);

    await end('kill');
    await alice.send(group, 'while it was away');
    await eventually(() => screen.shown(group).length === 2, { what: 'the message while it was away' });
    await alice.send(group, 'after');
    await eventually(() => screen.shown(group).length === 3, { what: 'the message after' });
    expect(screen.shown(group).map(({ body }) => body)).toEqual(['from Apollo', 'while it was away', 'after']);
    expect(screen.problems).toEqual([]);
    expect(problems).toEqual([]);
    expect(closes).toEqual([1006]);
    subscription.unsubscribe();
    apollo.stop();
    await wsClient.dispose();
  }, 60_000);
});

function typed<Data, Variables>(document: TypedDocumentString<Data, Variables>): TypedDocumentNode<Data, Variables> {
  return gql(document.toString());
}

/** Made anew whenever somebody reads them. */
function variablesFrom(positions: () => PositionInput[]): InboxSubscriptionVariables {
  return {
    get positions() {
      return positions();
    },
  };
}
