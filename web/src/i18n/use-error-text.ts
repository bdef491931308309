import { toError, TokenImError } from '@tokenim/client';
import { useLocale, useTranslations } from 'use-intl';

/** What to say about a failure: the server's own sentence where it speaks the reader's language, otherwise one for its code. */
export function useErrorText(): (failure: unknown) => string {
  const text = useTranslations('errors');
  const language = useLocale();
  return (failure) => {
    const error = asTokenImError(failure);
    if (error === null) return text('INTERNAL_SERVER_ERROR');
    if (language === 'en' && serverSpeaks.has(error.code)) return error.message;
    return text(knownCode(error.code), { seconds: Math.ceil((error.retryAfterMs ?? 0) / 1_000) });
  };
}

/** The name of the input that the server takes for the cause, without the path to it. */
export function fieldAtFault(failure: unknown): string | null {
  return asTokenImError(failure)?.field?.split('.').at(-1) ?? null;
}

/** Of these the sentence of the server says more than ours. */
const serverSpeaks = new Set(['BAD_USER_INPUT', 'CONFLICT', 'FORBIDDEN', 'QUOTA_EXCEEDED', 'PAYLOAD_TOO_LARGE']);

const codes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'PAYLOAD_TOO_LARGE',
  'QUOTA_EXCEEDED',
  'UNREACHABLE',
] as const;

/** A code that this version does not know is the server's fault. */
function knownCode(code: string) {
  return codes.find((known) => known === code) ?? 'INTERNAL_SERVER_ERROR';
}

/** As the SDK throws it, or as Apollo wraps it; told by its shape, so that Apollo is not needed to sign in. */
function asTokenImError(failure: unknown): TokenImError | null {
  if (failure instanceof TokenImError) return failure;
  return isRefusal(failure) ? toError(failure.errors[0]) : null;
}

interface Refusal {
  readonly errors: readonly [Parameters<typeof toError>[0]];
}

function isRefusal(failure: unknown): failure is Refusal {
  return failure instanceof Error && 'errors' in failure && Array.isArray(failure.errors) && failure.errors.length > 0;
}
