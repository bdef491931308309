/** By the code of the server's error. */
export const errors = {
  failed: 'That did not work. {reason}',
  UNAUTHENTICATED: 'Name or password is wrong.',
  FORBIDDEN: 'You may not do that.',
  NOT_FOUND: 'That does not exist, or is not for you to see.',
  BAD_USER_INPUT: 'The server does not take that.',
  CONFLICT: 'That contradicts what is there already.',
  RATE_LIMITED:
    'That was too often. {seconds, plural, =0 {Try again in a moment.} one {Try again in # second.} other {Try again in # seconds.}}',
  PAYLOAD_TOO_LARGE: 'That is too large.',
  QUOTA_EXCEEDED: 'You have as many as there may be.',
  INTERNAL_SERVER_ERROR: 'Something went wrong on the server.',
  UNREACHABLE: 'The server cannot be reached. Are you online?',
};
