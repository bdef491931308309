/** A bound that is on by default. Its setting is `TOKENIM_` and the name in capitals: `bodyBytesMax` is `TOKENIM_BODY_BYTES_MAX`. */
export interface LimitDefinition {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly reason: string;
}

export const limitDefinitions = {
  requestBytesMax: limit(
    1_048_576,
    1_024,
    16_777_216,
    'bytes',
    'An HTTP body or socket message larger than this is refused unread. As many positions as an inbox may name take two thirds of it.',
  ),
  queryDepthMax: limit(12, 4, 100, 'levels', 'A deeper query is refused before it runs.'),
  queryCostMax: limit(
    20_000,
    100,
    10_000_000,
    'points',
    'Fields times the page sizes around them; a dearer query is refused before it runs.',
  ),
  queryTokensMax: limit(4_000, 100, 100_000, 'tokens', 'A longer document is refused by the parser.'),
  documentsCachedMax: limit(1_000, 10, 100_000, 'documents', 'Parsed and validated documents kept per process.'),
  plannedFieldsMax: limit(
    200_000,
    1_000,
    10_000_000,
    'fields',
    'Fields of the documents that ran whose execution is worked out and kept, some 300 bytes each; beyond this all begin anew.',
  ),
  pageSizeMax: limit(200, 50, 1_000, 'items', 'Largest first or last of a list.'),

  connectionInitMs: limit(10_000, 100, 60_000, 'ms', 'A socket that has not said connection_init by then is closed with 4408.'),
  pingIntervalMs: limit(
    25_000,
    1_000,
    600_000,
    'ms',
    'The server pings each socket so often; one that has not answered by the next ping is cut.',
  ),
  subscriptionsPerSocketMax: limit(100, 1, 10_000, 'subscriptions', 'Subscriptions open at once on one socket.'),
  operationsPerSocketMax: limit(
    256,
    1,
    10_000,
    'operations',
    'Queries and mutations in flight at once on one socket: an outbox of 100 messages fits.',
  ),
  socketsPerUserMax: limit(50, 1, 10_000, 'sockets', 'Sockets of one user on one node: devices and browser tabs.'),
  socketUnsentBytesMax: limit(
    1_048_576,
    65_536,
    67_108_864,
    'bytes',
    'A socket that reads too slowly is closed with 1013 beyond this and resumes later.',
  ),
  drainMs: limit(10_000, 100, 300_000, 'ms', 'Time to finish the work in flight after SIGTERM.'),

  loginAttemptsPerAccountMax: limit(10, 1, 10_000, 'attempts per 15 minutes', 'Failed logins of one account, before it has to wait.'),
  loginAttemptsPerAddressMax: limit(100, 1, 100_000, 'attempts per 15 minutes', 'Failed logins from one address; an office shares one.'),
  registrationsPerAddressMax: limit(100, 1, 1_000_000, 'accounts per hour', 'New accounts from one address.'),
  sessionsPerUserMax: limit(100, 1, 10_000, 'sessions', 'Signed-in devices of one user; the one that was away longest gives way.'),

  bodyBytesMax: limit(16_384, 256, 65_535, 'bytes of UTF-8', 'Body of one message.'),
  payloadBytesMax: limit(16_384, 256, 65_535, 'bytes of JSON', 'Payload of a CUSTOM message.'),
  payloadDepthMax: limit(32, 1, 500, 'levels', 'Lists and objects within each other in a CUSTOM payload; deeper ones break some readers.'),
  mentionsMax: limit(50, 1, 1_000, 'users', 'Mentions in one message.'),
  sendsPerUserMax: limit(
    600,
    10,
    1_000_000,
    'messages per 10 s',
    'Sends of one user on one node; an outbox of 100 at once never meets it.',
  ),
  sendBatchMax: limit(512, 1, 10_000, 'messages', 'Messages committed in one transaction.'),
  sendQueueMax: limit(20_000, 100, 1_000_000, 'messages', 'Sends that wait on one node for their transaction; more are told to come back.'),
  receiptMembersMax: limit(
    100,
    2,
    10_000,
    'members',
    'Members of a group that see how far the others have read: each message there causes as many events as the square of this.',
  ),
  receiptBatchMax: limit(1_000, 1, 10_000, 'receipts', 'Receipts committed in one transaction.'),
  receiptQueueMax: limit(
    20_000,
    100,
    1_000_000,
    'receipts',
    'Receipts that wait on one node for their transaction; more are told to come back.',
  ),
  deliveredPositionsMax: limit(1_000, 1, 10_000, 'positions', 'Positions that one markDelivered may name.'),
  reactionEmojiMax: limit(20, 1, 100, 'emoji', 'Different reactions to one message: they are shown side by side.'),
  pinsMax: limit(50, 1, 1_000, 'messages', 'Pinned messages of one conversation.'),
  forwardMessagesMax: limit(100, 1, 1_000, 'messages', 'Messages of one forwardMessages.'),
  forwardConversationsMax: limit(20, 1, 100, 'conversations', 'Conversations that one forwardMessages sends to.'),
  editWindowMs: limit(86_400_000, 0, 3_153_600_000_000, 'ms', 'How long the sender may edit a message.'),
  recallWindowMs: limit(
    86_400_000,
    0,
    3_153_600_000_000,
    'ms',
    'How long the sender may take a message back; admins of a group always may.',
  ),
  groupMembersMax: limit(10_000, 2, 1_000_000, 'members', 'Members of one group.'),
  groupMembersAddedMax: limit(200, 1, 1_000, 'users', 'Users named in one createGroup or addGroupMembers.'),
  inviteLinksMax: limit(100, 1, 10_000, 'links', 'Invite links of one group; one that is revoked makes room.'),
  inviteLookupsPerUserMax: limit(60, 1, 100_000, 'tokens per minute', 'Invite tokens that one user tries on one node.'),
  joinRequestsMax: limit(1_000, 1, 100_000, 'requests', 'Requests to join one group that wait for an answer.'),
  joinRequestsPerUserMax: limit(30, 1, 100_000, 'requests per hour', 'Requests to join that one user makes on one node.'),
  slowModeSecondsMax: limit(86_400, 1, 31_536_000, 'seconds', 'Longest pause that slow mode may put between two messages of a member.'),
  conversationsPerUserMax: limit(10_000, 10, 1_000_000, 'conversations', 'Groups that one user may be in.'),

  contactsPerUserMax: limit(5_000, 1, 1_000_000, 'contacts', 'Contacts of one user.'),
  contactRequestsPerUserMax: limit(
    200,
    1,
    1_000_000,
    'requests per day',
    'Contact requests that one user may make on one node: whoever meets this is no person who looks for friends.',
  ),
  contactRequestsOpenMax: limit(1_000, 1, 1_000_000, 'requests', 'Contact requests of one user that wait for an answer.'),
  blocksPerUserMax: limit(10_000, 1, 1_000_000, 'users', 'Users whom one user may block.'),
  scheduledPerUserMax: limit(100, 1, 10_000, 'messages', 'Messages of one user that wait for their time, or could not be sent.'),
  scheduledAheadMs: limit(31_536_000_000, 60_000, 315_360_000_000, 'ms', 'How far ahead a message may be scheduled: a year.'),

  searchCharsMax: limit(200, 20, 2_000, 'characters', 'Text to search for.'),
  searchExaminedMax: limit(
    500,
    50,
    10_000,
    'messages',
    'Messages read for one page of a search; a page with fewer hits than asked for has a cursor to go on from.',
  ),
  searchTermsMax: limit(
    1_000,
    100,
    10_000,
    'terms',
    'Different words of one message that it is found by: the first ones of longer messages.',
  ),
  indexBatchMax: limit(200, 10, 5_000, 'messages', 'Messages indexed in one transaction; on SQLite sends wait that long.'),
  presenceUsersMax: limit(500, 1, 10_000, 'users', 'Users whose presence one subscription may follow.'),
  presenceGroupMembersMax: limit(2_000, 2, 1_000_000, 'members', 'In larger groups, being in one together does not show the presence.'),
  presenceGraceMs: limit(
    10_000,
    0,
    600_000,
    'ms',
    'How long after its last socket somebody is still shown as there: a page that is reloaded.',
  ),
  presenceLeaseMs: limit(30_000, 1_000, 600_000, 'ms', 'Within this time the users of a node that died are shown as OFFLINE.'),
  presenceChangesMax: limit(60, 1, 100_000, 'changes per 10 s', 'Calls of setPresence by one user on one node.'),
  typingGroupMembersMax: limit(200, 2, 100_000, 'members', 'In larger groups nobody is told who is typing.'),
  typingChangesMax: limit(
    60,
    1,
    100_000,
    'calls per 10 s',
    'Calls of setTyping by one user on one node; a client says it every few seconds.',
  ),
  typingMs: limit(6_000, 500, 60_000, 'ms', 'How long somebody is shown as typing after they last said so.'),

  pinnedConversationsMax: limit(100, 1, 10_000, 'conversations', 'Conversations that one user may pin to the top.'),
  draftsPerUserMax: limit(500, 1, 100_000, 'drafts', 'Drafts of one user.'),
  messageTtlSecondsMax: limit(31_536_000, 60, 315_360_000, 'seconds', 'Longest time after which messages may be set to expire: a year.'),
  starsPerUserMax: limit(
    5_000,
    1,
    100_000,
    'messages',
    'Starred messages of one user, those included that they cannot read any more; one page of the list may have to read them all.',
  ),

  tombstonesKeptMs: limit(
    2_592_000_000,
    1_000,
    315_360_000_000,
    'ms',
    'How long a device that comes back is told one by one what is gone of stars and scheduled messages: 30 days. After a longer absence it reads afresh what is its user’s own.',
  ),
  positionsMax: limit(10_000, 1, 1_000_000, 'positions', 'Positions that one inbox subscription may name.'),
  replayChangesMax: limit(
    1_000,
    10,
    100_000,
    'changes',
    'Changes of one conversation that are replayed; beyond it the client gets an InboxGap.',
  ),
  replayMessagesMax: limit(
    10_000,
    10,
    1_000_000,
    'messages',
    'Messages that messageAdded replays after afterSeq; beyond it the client pages through history.',
  ),
  replayPageSize: limit(200, 10, 1_000, 'rows', 'Rows read at once while replaying.'),
  liveBufferMax: limit(
    1_000,
    10,
    100_000,
    'events',
    'Live events kept for one subscriber while it is replayed to; beyond it the replay reads on.',
  ),
  holeWaitMs: limit(20, 1, 10_000, 'ms', 'How long a missing version may still arrive before it is read from the database.'),
  compareIntervalMs: limit(10_000, 100, 600_000, 'ms', 'How often live positions are compared with the database.'),
} as const satisfies Record<string, LimitDefinition>;

export type LimitName = keyof typeof limitDefinitions;

export type Limits = Readonly<Record<LimitName, number>>;

export const defaultLimits: Limits = toLimits((name) => limitDefinitions[name].default);

export function toLimits(valueOf: (name: LimitName) => number): Limits {
  const names = Object.keys(limitDefinitions) as LimitName[];
  return Object.freeze(Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<LimitName, number>);
}

function limit(value: number, min: number, max: number, unit: string, reason: string): LimitDefinition {
  return { default: value, min, max, unit, reason };
}
