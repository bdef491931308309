import { gql, type ApolloClient, type ObservableQuery, type TypedDocumentNode } from '@apollo/client';
import { print } from 'graphql';
import { conversationFields, createApolloClient, membershipFields, messageFields } from '../../sdk/src/apollo/index.ts';
import type { Conversation, Membership, Message } from '../../sdk/src/index.ts';
import { eventually } from '../support/eventually.ts';
import type { Device } from './device.ts';

type ShownMessage = Message & { viewerStarredAt: string | null; reactions: { emoji: string; count: number; viewerReacted: boolean }[] };

interface Listed {
  conversations: {
    edges: { node: Conversation & { name?: string; viewerMembership: Membership | null; lastMessage: Message | null } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

interface Room {
  conversation: {
    id: string;
    messages: { edges: { node: ShownMessage }[]; pageInfo: PageInfo };
    outgoing: { body: string | null; status: string; error: { code: string } | null }[];
  } | null;
}

interface PageInfo {
  hasPreviousPage: boolean;
  hasNextPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

interface Members {
  conversation: { members: { edges: { node: { readSeq: number | null; user: { id: string } } }[] } } | null;
}

interface Page {
  first?: number | null;
  last?: number | null;
  before?: string | null;
  after?: string | null;
  around?: number | null;
}

const listQuery: TypedDocumentNode<Listed, { first: number; after?: string | null }> = gql`
  query List($first: Int!, $after: String) {
    conversations(first: $first, after: $after) {
      edges {
        node {
          ...Conversation
          viewerMembership {
            ...Membership
          }
          lastMessage {
            ...Message
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  ${print(conversationFields)}
  ${print(membershipFields)}
  ${print(messageFields)}
`;

const roomQuery: TypedDocumentNode<Room, { id: string } & Page> = gql`
  query Room($id: ID!, $first: Int, $last: Int, $before: String, $after: String, $around: Int) {
    conversation(id: $id) {
      id
      messages(first: $first, last: $last, before: $before, after: $after, around: $around) {
        edges {
          cursor
          node {
            ...Message
            viewerStarredAt
            reactions {
              viewerReacted
            }
          }
        }
        pageInfo {
          hasPreviousPage
          hasNextPage
          startCursor
          endCursor
        }
      }
      outgoing @client {
        clientMessageId
        body
        status
        error {
          code
        }
      }
    }
  }
  ${print(messageFields)}
`;

const membersQuery: TypedDocumentNode<Members, { id: string }> = gql`
  query Members($id: ID!) {
    conversation(id: $id) {
      id
      members(first: 10) {
        edges {
          node {
            readSeq
            user {
              id
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`;

interface Thread {
  node: {
    __typename: string;
    replyCount: number;
    readCount: number | null;
    readBy: { edges: { node: { user: { id: string } } }[] } | null;
    thread: { edges: { node: { body: string | null } }[] };
  } | null;
}

const threadQuery: TypedDocumentNode<Thread, { id: string; last: number }> = gql`
  query Thread($id: ID!, $last: Int!) {
    node(id: $id) {
      __typename
      ... on Message {
        id
        conversationId
        seq
        replyCount
        lastReply {
          id
          seq
        }
        readCount
        readBy(first: 10) {
          edges {
            node {
              user {
                id
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
        thread(last: $last) {
          edges {
            cursor
            node {
              ...Message
            }
          }
          pageInfo {
            hasPreviousPage
            hasNextPage
            startCursor
            endCursor
          }
        }
      }
    }
  }
  ${print(messageFields)}
`;

/** A front end on Apollo Client, with the list of conversations and some of them open. */
export class ApolloScreen {
  readonly apollo: ApolloClient;
  /** Each state of a conversation that was shown: the bodies, then those on their way. */
  readonly seen: (string | null)[][] = [];
  private readonly queries: { unsubscribe(): void }[] = [];

  constructor(device: Device) {
    this.apollo = createApolloClient(device.client);
  }

  close(): void {
    for (const query of this.queries) query.unsubscribe();
    this.apollo.stop();
  }

  list(first = 50): ObservableQuery<Listed, { first: number; after?: string | null }> {
    const query = this.apollo.watchQuery({ query: listQuery, variables: { first } });
    this.queries.push(query.subscribe(() => undefined));
    return query;
  }

  room(id: string, page: Page = { last: 50 }): ObservableQuery<Room, { id: string } & Page> {
    const query = this.apollo.watchQuery({ query: roomQuery, variables: { id, ...page } });
    this.queries.push(
      query.subscribe(() => {
        if (query.getCurrentResult().dataState === 'complete') this.seen.push(bodiesOf(query));
      }),
    );
    return query;
  }

  /** What is shown of a message with its thread. */
  thread(id: string, last = 50): () => Thread['node'] {
    const query = this.apollo.watchQuery({ query: threadQuery, variables: { id, last } });
    this.queries.push(query.subscribe(() => undefined));
    return () => {
      const { data, dataState } = query.getCurrentResult();
      return dataState === 'complete' ? data.node : null;
    };
  }

  members(id: string): ObservableQuery<Members, { id: string }> {
    const query = this.apollo.watchQuery({ query: membersQuery, variables: { id } });
    this.queries.push(query.subscribe(() => undefined));
    return query;
  }
}

export function messagesOf(room: ObservableQuery<Room, { id: string } & Page>): ShownMessage[] {
  const { data, dataState } = room.getCurrentResult();
  return dataState === 'complete' ? (data.conversation?.messages.edges.map(({ node }) => node) ?? []) : [];
}

export function pageInfoOf(room: ObservableQuery<Room, { id: string } & Page>): PageInfo | undefined {
  const { data, dataState } = room.getCurrentResult();
  return dataState === 'complete' ? data.conversation?.messages.pageInfo : undefined;
}

export function outgoingOf(room: ObservableQuery<Room, { id: string } & Page>) {
  const { data, dataState } = room.getCurrentResult();
  return dataState === 'complete' ? (data.conversation?.outgoing ?? []) : [];
}

/** What a person reads: the messages, and below them those on their way. */
export function bodiesOf(room: ObservableQuery<Room, { id: string } & Page>): (string | null)[] {
  const messages = messagesOf(room).filter(({ kind }) => kind !== 'SYSTEM');
  return [...messages, ...outgoingOf(room)].map(({ body }) => body);
}

export async function expectToShow(room: ObservableQuery<Room, { id: string } & Page>, ...bodies: (string | null)[]): Promise<void> {
  await eventually(() => JSON.stringify(bodiesOf(room)) === JSON.stringify(bodies), {
    what: `the screen to show ${bodies.join(', ')}, not ${bodiesOf(room).join(', ')}`,
  });
}

export function listedIn(list: ObservableQuery<Listed, { first: number; after?: string | null }>) {
  const { data, dataState } = list.getCurrentResult();
  return dataState === 'complete' ? data.conversations.edges.map(({ node }) => node) : [];
}
