import { gql, type TypedDocumentNode } from '@apollo/client';
import { ApolloProvider, useQuery } from '@apollo/client/react';
import { print } from 'graphql';
import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { conversationFields, createApolloClient, membershipFields, messageFields } from '../../../sdk/src/apollo/index.ts';
import { createClient, type Conversation, type Message } from '../../../sdk/src/index.ts';
import { indexedDbStorage } from '../../../sdk/src/indexed-db.ts';

/** A chat as an app would write it with React and the pack, for the server and with the tokens that its address names. */
const asked = new URLSearchParams(location.search);
const client = createClient({
  url: asked.get('url') ?? '',
  storage: indexedDbStorage(),
  tokens: {
    accessToken: asked.get('accessToken') ?? '',
    refreshToken: asked.get('refreshToken') ?? '',
    expiresAt: asked.get('expiresAt') ?? '',
  },
  heartbeatMs: 1_000,
});
const apollo = createApolloClient(client);
void client.connect();

interface Listed {
  conversations: {
    edges: { node: Conversation & { name?: string; viewerMembership: { unreadCount: number }; lastMessage: Message | null } }[];
  };
}

interface Room {
  conversation: {
    messages: { edges: { node: Message }[]; pageInfo: { hasPreviousPage: boolean; startCursor: string } };
    outgoing: { clientMessageId: string; body: string; status: string }[];
  };
}

const listQuery: TypedDocumentNode<Listed> = gql`
  query List {
    conversations(first: 20) {
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

const roomQuery: TypedDocumentNode<Room, { id: string; before?: string }> = gql`
  query Room($id: ID!, $before: String) {
    conversation(id: $id) {
      id
      messages(last: 5, before: $before) {
        edges {
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
      outgoing @client {
        clientMessageId
        body
        status
      }
    }
  }
  ${print(messageFields)}
`;

function Chats() {
  const { status } = useSyncExternalStore(
    (changed) => client.connection.subscribe(changed),
    () => client.connection.get(),
  );
  const { data } = useQuery(listQuery);
  const first = data?.conversations.edges.at(0);
  return (
    <main data-status={status}>
      <ol aria-label="Chats">
        {data?.conversations.edges.map(({ node }) => (
          <li key={node.id}>
            {node.name}: {node.lastMessage?.body} ({node.viewerMembership.unreadCount})
          </li>
        ))}
      </ol>
      {first && <Chat id={first.node.id} />}
    </main>
  );
}

function Chat({ id }: { readonly id: string }) {
  const { data, fetchMore } = useQuery(roomQuery, { variables: { id } });
  const { messages, outgoing } = data?.conversation ?? {};
  const send = (form: FormData): void => {
    const body = form.get('body');
    if (typeof body === 'string') client.outbox.send(id, body);
  };
  return (
    <>
      {messages?.pageInfo.hasPreviousPage === true && (
        <button type="button" onClick={() => void fetchMore({ variables: { before: messages.pageInfo.startCursor } })}>
          Older
        </button>
      )}
      <ol aria-label="Messages">
        {messages?.edges.flatMap(({ node }) => (node.kind === 'SYSTEM' ? [] : [<li key={node.id}>{node.body}</li>]))}
        {outgoing?.map(({ clientMessageId, body }) => (
          <li key={clientMessageId}>{body} …</li>
        ))}
      </ol>
      <form action={send}>
        <input name="body" aria-label="Message" />
      </form>
    </>
  );
}

createRoot(document.getElementById('root') ?? document.body).render(
  <ApolloProvider client={apollo}>
    <Chats />
  </ApolloProvider>,
);
