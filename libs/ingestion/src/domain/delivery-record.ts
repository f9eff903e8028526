import { chargeStatusOf } from '#charges';
import type { ChargeStatus } from '#charges';
import { isBefore, laterOf } from '#kernel';
import type { Instant } from '#kernel';
import { isJsonObject } from '#opn';
import type { OpnEvent, OpnWebhookDelivery } from '#opn';

/** What a failed delivery failed of, as far as Opn says; its own words may hold anything. */
export type DeliveryError =
  'timeout' | 'tls' | 'dns' | 'connection' | 'redirect' | 'client_error' | 'server_error' | 'other';

/** What Opn says of an event and of handing it to us. Never what was sent. */
export interface DeliveryRecord {
  readonly eventId: string;
  readonly eventKey: string;
  readonly objectKind: string;
  readonly objectId: string;
  /** The charge's status as the event has it; null if it is none, or in the old serialisation. */
  readonly statusTold: ChargeStatus | null;
  readonly createdAt: Instant;
  readonly attempts: number;
  readonly failedAttempts: number;
  /** The HTTP status we answered the last attempt with; null if none came, or none was made. */
  readonly lastStatus: number | null;
  /** Null if the last attempt arrived, or none was made. */
  readonly lastError: DeliveryError | null;
  readonly lastAttemptAt: Instant | null;
}

export function deliveryRecord(event: OpnEvent, raw: unknown): DeliveryRecord {
  const { deliveries } = event;
  const last = deliveries.reduce<OpnWebhookDelivery | null>(laterDelivery, null);
  const failed = deliveries.filter((one) => deliveryErrorOf(one) !== null);
  return {
    eventId: event.id,
    eventKey: event.key,
    objectKind: event.objectKind,
    objectId: event.objectId,
    statusTold: statusIn(raw),
    createdAt: event.createdAt,
    attempts: deliveries.length,
    failedAttempts: failed.length,
    lastStatus: last?.status ?? null,
    lastError: last && deliveryErrorOf(last),
    lastAttemptAt: last && laterOf(last.at ?? event.createdAt, event.createdAt),
  };
}

/** Equal or unknown times: the one listed later. */
function laterDelivery(
  last: OpnWebhookDelivery | null,
  next: OpnWebhookDelivery,
): OpnWebhookDelivery {
  if (last === null || last.at === null || next.at === null) return next;
  return isBefore(next.at, last.at) ? last : next;
}

/** The first that fits; what a status says is certain, words are a guess. */
const WORDS: readonly (readonly [RegExp, DeliveryError])[] = [
  [/time[d -]?out|etimedout|expired/i, 'timeout'],
  [/ssl|tls|certificate|cert /i, 'tls'],
  [/dns|resolve|enotfound|getaddrinfo|host not found/i, 'dns'],
  [/connect|refused|reset|unreachable|broken pipe|eof|socket/i, 'connection'],
];

/** From which status on, highest first; null: it arrived. */
const STATUSES: readonly (readonly [from: number, DeliveryError | null])[] = [
  [500, 'server_error'],
  [400, 'client_error'],
  [300, 'redirect'],
  [200, null],
];

/** Null if it arrived. */
export function deliveryErrorOf({ status, error }: OpnWebhookDelivery): DeliveryError | null {
  const answered = STATUSES.find(([from]) => status !== null && status >= from);
  if (answered) return answered[1];
  return WORDS.find(([pattern]) => pattern.test(error ?? ''))?.[1] ?? 'other';
}

function statusIn(raw: unknown): ChargeStatus | null {
  const data = isJsonObject(raw) ? raw['data'] : null;
  if (!isJsonObject(data) || data['object'] !== 'charge') return null;
  return typeof data['status'] === 'string' ? chargeStatusOf(data['status']) : null;
}
