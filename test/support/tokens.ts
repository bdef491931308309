import jwt from 'jsonwebtoken';
import type { Deployment } from './deployments.ts';

/** The same access token with another end. */
export function withEnd({ settings }: Deployment, token: string, expiresInSeconds: number): string {
  const claims = jwt.decode(token);
  const secret = settings['TOKENIM_JWT_SECRET'];
  if (claims === null || typeof claims === 'string' || secret === undefined) throw new Error('There is no token or no secret.');
  const exp = Math.floor(Date.now() / 1_000) + expiresInSeconds;
  return jwt.sign({ ...claims, iat: exp - 900, exp }, secret, { algorithm: 'HS256' });
}
