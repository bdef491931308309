/** Where a thread is shown. */
export function threadPath(conversationId: string, rootId: string): string {
  return `/c/${conversationId}/thread/${rootId}`;
}
