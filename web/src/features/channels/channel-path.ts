/** Where a public channel is joined. */
export function channelPath(channelId: string): string {
  return `/channels/${channelId}`;
}
