import { Link } from 'react-router';
import { useClient } from '../../app/client.tsx';
import type { SearchMessagesQuery } from '../../generated/graphql.ts';
import lines from '../../ui/lines.module.css';
import { useShortTime } from '../conversations/use-short-time.ts';
import styles from './found-message.module.css';

type Found = SearchMessagesQuery['searchMessages']['edges'][number];

interface FoundMessageProps {
  readonly message: Found['node'];
  readonly snippet: Found['snippet'];
}

/** Where it was said, by whom, and the words that were looked for. */
export function FoundMessage({ message, snippet }: FoundMessageProps) {
  const shortTime = useShortTime();
  const { conversationId, seq, createdAt, sender } = message;
  const view = useClient().inbox.conversation(conversationId);
  const place = view?.peer?.displayName ?? (view !== undefined && 'name' in view.conversation ? view.conversation.name : '');
  return (
    <Link to={`/c/${conversationId}?seq=${seq}`} className={lines['line'] ?? ''}>
      <span className={styles['found']}>
        <span className={styles['place']}>
          <span dir="auto">{place}</span>
          <time dateTime={createdAt}>{shortTime(new Date(createdAt))}</time>
        </span>
        <span className={styles['snippet']} dir="auto">
          {sender?.displayName}: {snippet !== null && <Snippet {...snippet} />}
        </span>
      </span>
    </Link>
  );
}

/** The ranges ascend, and do not meet. */
function Snippet({ text, ranges }: NonNullable<Found['snippet']>) {
  return (
    <>
      {ranges.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(ranges[index - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(ranges.at(-1)?.end ?? 0)}
    </>
  );
}
