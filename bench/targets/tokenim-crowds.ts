import type { CrowdMember, Round } from '../driver/crowd.ts';
import type { BenchDatabase } from './database.ts';
import { countedOperationId, graphqlSocket, queryTemplate, subscribeMessage } from './documents.ts';
import type { Crowd } from './target.ts';
import type { TokenImFixtures } from './tokenim-fixtures.ts';

/** More than are marked as read. */
const messagesInGroup = 1_000_000;

/** The first of the group turns AWAY and ONLINE, and the others watch. */
export async function presenceCrowd(fixtures: TokenImFixtures, path: string, watchers: number): Promise<Crowd> {
  const users = await fixtures.users(1 + watchers);
  await fixtures.groups([users]);
  const watch = 'subscription Watch($userIds: [ID!]!) { presenceChanged(userIds: $userIds) { userId status } }';
  const set = 'mutation Set($status: PresenceStatus!) { setPresence(status: $status) { userId } }';
  const says = subscribeMessage(countedOperationId, watch, { userIds: [`u_${users[0]?.id}`] });
  let changes = 0;
  return {
    // The one who is watched is there first.
    members: users.map(({ token }, i): CrowdMember => {
      const listens = i === 0 ? null : { says, liveMark: '"status":"ONLINE"' };
      return { ...graphqlSocket(path, token), acts: i === 0, listens };
    }),
    rounds: (count) =>
      Array.from({ length: count }, (_, i): Round => {
        const status = (changes + i) % 2 === 0 ? 'AWAY' : 'ONLINE';
        return { act: queryTemplate(set, { status }), heard: `"status":"${status}"` };
      }),
    // That everybody heard of each change is what a round waits for.
    check: async (played) => {
      changes += played;
    },
  };
}

/** All of a group mark one message after the other as read. */
export async function receiptCrowd(database: BenchDatabase, fixtures: TokenImFixtures, path: string, readers: number): Promise<Crowd> {
  const users = await fixtures.users(readers);
  const [id = ''] = await fixtures.groups([users]);
  // Marking looks at the counter and never at the messages.
  await database.run('UPDATE conversations SET last_seq = ? WHERE id = ?', [messagesInGroup, id]);
  const inbox = 'subscription Inbox { inbox { __typename ... on ReceiptChanged { userId readSeq } } }';
  const mark = 'mutation Mark($id: ID!, $seq: Int!) { markRead(conversationId: $id, seq: $seq) { readSeq } }';
  const listens = { says: subscribeMessage(countedOperationId, inbox, {}), liveMark: '"InboxReady"' };
  let read = 0;
  return {
    members: users.map(({ token }) => ({ ...graphqlSocket(path, token), acts: true, listens })),
    rounds: (count) =>
      Array.from({ length: count }, (_, i) => {
        const seq = read + i + 1;
        return { act: queryTemplate(mark, { id: `c_${id}`, seq }), heard: `"readSeq":${seq}}` };
      }),
    check: async (played) => {
      read += played;
      const [row] = await database.select('SELECT MIN(read_seq) AS least, MAX(read_seq) AS most FROM members WHERE conversation_id = ?', [
        id,
      ]);
      const [least, most] = [Number(row?.['least']), Number(row?.['most'])];
      if (least !== read || most !== read) throw new Error(`All have read ${read} messages, and the database says ${least} to ${most}.`);
    },
  };
}
