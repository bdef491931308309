import { createContext, use } from 'react';
import type { Client } from '@tokenim/client';

const ClientContext = createContext<Client | null>(null);

export const ClientProvider = ClientContext;

export function useClient(): Client {
  const client = use(ClientContext);
  if (client === null) throw new Error('There is no client around this component.');
  return client;
}
