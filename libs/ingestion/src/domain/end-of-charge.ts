import type { ChargeEvent, ChargeStatus } from '#charges';
import type { Cause } from '#event-store';
import type { Finding } from '#findings';
import { isBefore, MINUTE_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';

/** That a charge ended, and how we came to know it. */
export interface KnownEnd {
  readonly chargeId: string;
  readonly status: ChargeStatus;
  /** When it ended, by Opn's word. */
  readonly endedAt: Instant;
  /** When we recorded it. */
  readonly knownAt: Instant;
  readonly cause: Cause;
}

/** A webhook about the charge, and the status it told, if it told one. */
export interface ChargeWebhook {
  readonly key: string;
  readonly statusTold: ChargeStatus | null;
  readonly receivedAt: Instant;
}

/** A webhook that comes within this after we asked was only slower than we were. */
export const WEBHOOK_GRACE_MS = 10 * MINUTE_MS;

/** What a key tells by itself; one that is not listed may tell anything, if it states no status. */
const ENDS_TOLD_BY: ReadonlyMap<string, readonly ChargeStatus[]> = new Map([
  ['charge.create', []],
  ['charge.expire', ['expired']],
  ['charge.complete', ['completed', 'failed', 'expired', 'reversed']],
  ['charge.reverse', ['reversed']],
]);

/** None, if something else happened, or if it was over by the time we learned of it. */
export function endIn(
  { type, data }: ChargeEvent,
  known: Pick<KnownEnd, 'knownAt' | 'cause'>,
): readonly KnownEnd[] {
  const { chargeId } = data;
  if (type === 'ChargeCompleted') {
    return [{ chargeId, status: 'completed', endedAt: data.paidAt, ...known }];
  }
  if ((type !== 'ChargeFailed' && type !== 'ChargeExpired') || data.superseded) return [];
  const status = type === 'ChargeFailed' ? 'failed' : 'expired';
  return [{ chargeId, status, endedAt: data.endedAt, ...known }];
}

export const becameKnownByAsking = ({ cause: { kind } }: KnownEnd): boolean =>
  kind === 'refetch' || kind === 'sweep';

/** Whether a webhook in time told of this end. */
export function wasTold(end: KnownEnd, webhooks: readonly ChargeWebhook[]): boolean {
  const inTime = plusMs(end.knownAt, WEBHOOK_GRACE_MS);
  return webhooks.some(
    (webhook) => !isBefore(inTime, webhook.receivedAt) && tells(webhook, end.status),
  );
}

function tells({ key, statusTold }: ChargeWebhook, status: ChargeStatus): boolean {
  if (statusTold === status) return true;
  if (statusTold !== null && statusTold !== 'pending') return false;
  return ENDS_TOLD_BY.get(key)?.includes(status) ?? statusTold === null;
}

/** One for each charge: an end that nobody told of, found by asking. */
export const webhookMissed = ({
  chargeId,
  status,
  endedAt,
  knownAt,
  cause,
}: KnownEnd): Finding => ({
  code: 'WEBHOOK_MISSED',
  subject: { kind: 'charge', id: chargeId },
  fingerprint: `webhook-missed:charge:${chargeId}`,
  detail:
    `Charge ${chargeId} was ${status} at ${endedAt}. No webhook told of it in time; it became ` +
    `known at ${knownAt} by a ${cause.kind}, and nothing is lost.`,
});
