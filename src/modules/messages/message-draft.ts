import { hash } from 'node:crypto';
import { BadInput, PayloadTooLarge } from '../../kernel/errors.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { JsonValue } from '../../kernel/json.ts';
import type { Limits } from '../../kernel/limits.ts';
import { isVisible, toCleanText, toLine } from '../../kernel/text.ts';
import { withExtras, type MessageExtras } from './message-extras.ts';
import type { MessageKind } from './message.ts';

export interface Location {
  readonly latitude: number;
  readonly longitude: number;
  readonly name?: string | null | undefined;
}

/** What somebody wants to say, as it came in. */
export interface SendMessage {
  readonly conversationId: ConversationId;
  readonly clientMessageId: string;
  readonly kind: MessageKind;
  readonly body: string | null;
  readonly location: Location | null;
  readonly custom: JsonValue | null;
  readonly replyToSeq: number | null;
  readonly mentionIds: readonly UserId[];
  readonly mentionsAll?: boolean;
  readonly threadRootSeq?: number | null;
  /** From when it is sent; null or absent: as the conversation says. */
  readonly expiresInSeconds?: number | null;
}

/** A message that is within all bounds that need no database. */
export interface MessageDraft {
  readonly conversationId: ConversationId;
  readonly clientMessageId: string;
  readonly payloadHash: string;
  readonly kind: MessageKind;
  readonly body: string | null;
  readonly payload: string | null;
  readonly replyToSeq: number | null;
  readonly mentionIds: readonly UserId[];
  readonly extras: MessageExtras | null;
  readonly expiresInSeconds: number | null;
}

const clientMessageIdPattern = /^[0-9A-Za-z][!-~]{0,63}$/;

/** @throws BadInput, PayloadTooLarge */
export function toDraft(command: SendMessage, limits: Limits): MessageDraft {
  const { conversationId, clientMessageId, kind, replyToSeq } = command;
  checkClientId('input.clientMessageId', clientMessageId);
  const mentionIds = [...new Set(command.mentionIds)].toSorted();
  if (mentionIds.length > limits.mentionsMax)
    throw new BadInput('input.mentionIds', `${mentionIds.length} mentions; the limit is ${limits.mentionsMax}.`);
  const expiresInSeconds = toExpiry(command, limits);
  // First, because it looks at the kind.
  const payload = toPayload(command, limits);
  const body = toBody(command, limits);
  const { mentionsAll = false, threadRootSeq = null } = command;
  const extras = withExtras(null, { mentionsAll, threadRootSeq });
  const ending = expiresInSeconds === null ? [] : [{ expiresInSeconds }];
  const payloadHash = hashOf([
    kind,
    body,
    payload,
    replyToSeq,
    mentionIds,
    ...(extras === null ? [] : [mentionsAll, threadRootSeq]),
    ...ending,
  ]);
  return { conversationId, clientMessageId, payloadHash, kind, body, payload, replyToSeq, mentionIds, extras, expiresInSeconds };
}

/** @throws BadInput */
export function checkClientId(field: string, id: string): void {
  if (!clientMessageIdPattern.test(id))
    throw new BadInput(
      field,
      `${field.replace('input.', '')} has 1 to 64 printable ASCII characters and begins with a letter or digit; a UUID will do.`,
    );
}

export function hashOf(payload: readonly JsonValue[]): string {
  return hash('sha256', JSON.stringify(payload), 'base64url').slice(0, 22);
}

function toExpiry({ expiresInSeconds }: SendMessage, { messageTtlSecondsMax: most }: Limits): number | null {
  if (expiresInSeconds == null) return null;
  if (expiresInSeconds >= 1 && expiresInSeconds <= most) return expiresInSeconds;
  throw new BadInput('input.expiresInSeconds', `expiresInSeconds is ${expiresInSeconds}; it may be 1 to ${most}.`);
}

/** @throws BadInput, PayloadTooLarge */
export function toMessageBody(field: string, text: string, { bodyBytesMax }: Limits): string {
  const body = toCleanText(field, text);
  if (!isVisible(body)) throw new BadInput(field, 'The message says nothing.');
  bounded(field, body, bodyBytesMax);
  return body;
}

function toBody({ kind, body }: SendMessage, limits: Limits): string | null {
  if (kind === 'TEXT') return toMessageBody('input.body', body ?? '', limits);
  if (kind === 'CUSTOM' && body !== null) return toMessageBody('input.body', body, limits);
  if (body !== null) throw new BadInput('input.body', `A ${kind} message has no body.`);
  return null;
}

function toPayload({ kind, location, custom }: SendMessage, limits: Limits): string | null {
  if (location !== null && kind !== 'LOCATION') throw new BadInput('input.location', 'Only a LOCATION message has a location.');
  if (custom !== null && kind !== 'CUSTOM') throw new BadInput('input.custom', 'Only a CUSTOM message has a custom payload.');
  switch (kind) {
    case 'TEXT':
      return null;
    case 'LOCATION':
      return toLocation(location);
    case 'CUSTOM':
      return toCustom(custom, limits);
    default:
      throw new BadInput('input.kind', `${kind} messages cannot be sent with sendMessage; TEXT, LOCATION and CUSTOM can.`);
  }
}

function toLocation(location: Location | null): string {
  if (location === null) throw new BadInput('input.location', 'A LOCATION message needs its location.');
  const { latitude, longitude, name } = location;
  if (!(Math.abs(latitude) <= 90)) throw new BadInput('input.location.latitude', 'latitude is in degrees from -90 to 90.');
  if (!(Math.abs(longitude) <= 180)) throw new BadInput('input.location.longitude', 'longitude is in degrees from -180 to 180.');
  const label = name == null ? null : toLine('input.location.name', name, { charsMin: 0, charsMax: 200 });
  return JSON.stringify({ latitude, longitude, name: label || null });
}

function toCustom(custom: JsonValue | null, { payloadBytesMax, payloadDepthMax }: Limits): string {
  const field = 'input.custom';
  if (custom === null) throw new BadInput(field, 'A CUSTOM message needs its custom payload.');
  if (!isWithin(payloadDepthMax, custom)) throw new BadInput(field, `The payload is more than ${payloadDepthMax} levels deep.`);
  const text = JSON.stringify(custom);
  bounded(field, text, payloadBytesMax);
  return text;
}

function isWithin(levels: number, value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isWithin(levels - 1, inner));
}

function bounded(field: string, text: string, bytesMax: number): void {
  const bytes = Buffer.byteLength(text);
  if (bytes > bytesMax) throw new PayloadTooLarge(field, bytes, bytesMax);
}
