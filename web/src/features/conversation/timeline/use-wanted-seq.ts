import { useSearchParams } from 'react-router';

/** The message that the page's address names. */
export function useWantedSeq(): number | null {
  const [asked] = useSearchParams();
  const seq = Number(asked.get('seq'));
  return Number.isInteger(seq) && seq > 0 ? seq : null;
}
