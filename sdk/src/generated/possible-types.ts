
      export interface PossibleTypesResultData {
        possibleTypes: {
          [key: string]: string[]
        }
      }
      const result: PossibleTypesResultData = {
  "possibleTypes": {
    "Conversation": [
      "Channel",
      "DirectConversation",
      "Group"
    ],
    "InboxEvent": [
      "ConversationChanged",
      "InboxGap",
      "InboxReady",
      "MessageChanged",
      "ReceiptChanged",
      "ViewerChanged",
      "ViewerGap"
    ],
    "Node": [
      "Channel",
      "DirectConversation",
      "Group",
      "Message",
      "User"
    ],
    "ViewerChange": [
      "BlockChanged",
      "ContactChanged",
      "ContactRequestChanged",
      "MembershipChanged",
      "ScheduledMessageChanged",
      "SettingsChanged",
      "StarChanged"
    ]
  }
};
      export default result;
    