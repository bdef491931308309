export { authEntities, createAuthModule, type TokenSettings } from './auth.module.ts';
export type { Authenticator } from './authenticator.ts';
export type { HostTokensOptions } from './host-tokens.ts';
export { isEndOf, parseSessionEnded, sessionsTopic } from './sessions.facts.ts';
export { AccessTokenExpired } from './tokens.ts';
