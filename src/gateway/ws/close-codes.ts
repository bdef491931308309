/** Why a socket is closed. docs/PROTOCOL.md says what a client does on each; stock graphql-ws clients do it by themselves. */
export const closeCodes = {
  /** Not a message that a client may send. Clients do not come back by themselves. */
  badRequest: 4400,
  /** The token is not valid (any more): signing in again is needed. Clients do not come back by themselves. */
  unauthorized: 4401,
  /** The token has expired: come back with a fresh one and resume. */
  tokenExpired: 4403,
  /** More sockets than one user may have. Clients do not come back by themselves. */
  tooManySockets: 4429,
  /** This node is going away: come back, to another one. */
  draining: 1012,
  /** The client reads too slowly, or the node cannot serve it now: come back and resume. */
  tryAgainLater: 1013,
} as const;
