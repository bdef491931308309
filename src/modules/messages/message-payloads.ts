import type { SystemEvent } from '../conversations/index.ts';
import type { MessageExtras } from './message-extras.ts';

/** A place on earth as it is stored. */
export interface StoredLocation {
  readonly latitude: number;
  readonly longitude: number;
  readonly name: string | null;
}

/** Payloads were checked, or made by us, before they were stored. */
export function parseLocation(payload: string): StoredLocation {
  return JSON.parse(payload) as StoredLocation;
}

export function parseCustom(payload: string): unknown {
  return JSON.parse(payload) as unknown;
}

export function parseSystemEvent(payload: string): SystemEvent {
  return JSON.parse(payload) as SystemEvent;
}

export function parseExtras(extras: string): MessageExtras {
  return JSON.parse(extras) as MessageExtras;
}
