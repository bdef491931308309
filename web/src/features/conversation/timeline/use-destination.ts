import { useMemo } from 'react';
import { useLocation } from 'react-router';

/** The message that the page's address names: another object whenever one goes there, be it to the same one again. */
export function useDestination(): { readonly seq: number } | null {
  const location = useLocation();
  return useMemo(() => {
    const seq = Number(new URLSearchParams(location.search).get('seq'));
    return Number.isInteger(seq) && seq > 0 ? { seq } : null;
  }, [location]);
}
