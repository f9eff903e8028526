import { DomainError, instantOrNull, storableText } from '#kernel';
import type { Instant } from '#kernel';
import { isJsonObject } from '../wire/json-object.js';
import type { JsonObject } from '../wire/json-object.js';
import { isOpnId } from '../wire/opn-id.js';

const MAX_WORD_CHARS = 100;

/** What a webhook points at. It proves nothing: the object is read back before anything is said. */
export interface WebhookHint {
  readonly eventId: string;
  /** `charge.complete` and whatever else Opn invents: unknown keys are data. */
  readonly key: string;
  readonly livemode: boolean | null;
  readonly objectKind: string;
  readonly objectId: string;
  readonly statusHint: string | null;
  readonly createdAt: Instant | null;
  /** When the object itself was created: where Opn's lists show it. */
  readonly objectCreatedAt: Instant | null;
  /** The charge that a refund (or a dispute) is about. */
  readonly chargeId: string | null;
}

/** Reads an event of either serialisation; anything else is `webhook.not_an_event`. */
export function parseWebhookBody(bytes: Uint8Array): WebhookHint {
  const event = parseJson(decodeUtf8(bytes));
  if (!isJsonObject(event)) throw notAnEvent('it is not a JSON object');
  if (event['object'] !== 'event') throw notAnEvent('its "object" is not "event"');
  const data = event['data'];
  if (!isJsonObject(data)) throw notAnEvent('its "data" is not an object');
  return {
    eventId: idOf(event, 'id'),
    key: word(event['key']) ?? refuse('it has no "key"'),
    livemode: flag(event['livemode']) ?? flag(data['livemode']),
    objectKind: word(data['object']) ?? refuse('its "data" does not say which object it is'),
    objectId: idOf(data, 'data.id'),
    statusHint: word(data['status']),
    createdAt: createdIn(event),
    objectCreatedAt: createdIn(data),
    chargeId: referenceIn(data['charge']),
  };
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notAnEvent('it is not UTF-8');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notAnEvent('it is not JSON');
  }
}

function idOf(holder: JsonObject, field: string): string {
  const id = holder['id'];
  return isOpnId(id) ? id : refuse(`its "${field}" is not an id such as chrg_5vcd3j9c9r0p4ayml0d`);
}

function word(value: unknown): string | null {
  if (typeof value !== 'string' || value === '' || value.length > MAX_WORD_CHARS) return null;
  return storableText(value);
}

const flag = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);

/** Named `created` before 2019-05-29, and `created_at` since. */
const createdIn = (holder: JsonObject): Instant | null =>
  instantOrNull(holder['created_at'] ?? holder['created']);

/** The id of a charge, which Opn may have put in its place in full. */
function referenceIn(value: unknown): string | null {
  const id = isJsonObject(value) ? value['id'] : value;
  return isOpnId(id, 'chrg') ? id : null;
}

function refuse(reason: string): never {
  throw notAnEvent(reason);
}

function notAnEvent(reason: string): DomainError {
  return new DomainError(
    'webhook.not_an_event',
    `The body is not an event of Opn's: ${reason}. Send the event as Opn posts it, unchanged.`,
    { reason },
  );
}
