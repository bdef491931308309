/** What is known of a message without reading it. */
interface Place {
  readonly seq: number;
  readonly createdAt: string;
}

/**
 * The seq of the first message that was sent then or later, or of the last one where all were sent before. The server finds messages by
 * their seq only, but both grow together: so by halving, which asks for fourteen messages of ten thousand.
 */
export async function firstSince(since: Date, lastSeq: number, messageAt: (seq: number) => Promise<Place | null>): Promise<number> {
  let low = 1;
  let high = lastSeq;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const message = await messageAt(middle);
    // What the viewer may not see has the first message that they do in its place.
    if (message !== null && new Date(message.createdAt) < since) low = Math.max(middle, message.seq) + 1;
    else high = middle;
  }
  return Math.min(low, lastSeq);
}
