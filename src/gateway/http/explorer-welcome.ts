/** What the explorer's first tab holds: a walk from no account to a message that arrives. */
export const explorerWelcome = `# Welcome to TokenIM.
# To run an operation, put the cursor into it and press
# Ctrl-Enter, or press the button and choose its name.

# 1. Make an account. Later, Login brings a new token.
mutation Register {
  register(input: {
    username: "ada"
    password: "change me, please"
  }) {
    accessToken
    expiresAt
    user { id username }
  }
}

mutation Login {
  login(input: {
    username: "ada"
    password: "change me, please"
  }) {
    accessToken
    expiresAt
  }
}

# 2. Copy the accessToken into the Headers editor below:
#      { "authorization": "Bearer eyJ…" }
#    Requests and the socket of subscriptions use it alike,
#    until expiresAt.
query Me {
  viewer {
    user { id username displayName }
  }
}

# 3. Open a group, and copy its id into the Variables
#    editor below as conversationId.
mutation CreateGroup {
  createGroup(input: { name: "First group" }) {
    id
    name
    memberCount
  }
}

# 4. Open this page in a second window, write the same
#    header there, and listen.
#    InboxReady says that the subscription is live.
subscription Inbox {
  inbox {
    __typename
    ... on InboxReady {
      positions { conversationId version }
    }
    ... on MessageChanged {
      message {
        conversationId
        seq
        body
        sender { username }
        recalledAt
      }
    }
    ... on ConversationChanged {
      conversation { id lastSeq }
      viewerIsMember
    }
    ... on InboxGap {
      conversationId
      fromVersion
      toVersion
    }
  }
}

# 5. Send a message here, and see it arrive there.
#    The same clientMessageId again brings the same message
#    back, which makes retries safe: change it for a new one.
mutation SendMessage(
  $conversationId: ID!
  $clientMessageId: ID!
) {
  sendMessage(input: {
    conversationId: $conversationId
    clientMessageId: $clientMessageId
    body: "Hello!"
  }) {
    id
    seq
    version
    createdAt
  }
}

# 6. Read it back.
query History($conversationId: ID!) {
  history(conversationId: $conversationId, last: 20) {
    edges {
      node { seq body sender { username } createdAt }
    }
    pageInfo { hasPreviousPage startCursor }
  }
}
`;

export const explorerWelcomeVariables = `{
  "conversationId": "",
  "clientMessageId": "1"
}`;
