import { chargeStatusOf } from '#charges';
import { backoffMs, MINUTE_MS, plusMs } from '#kernel';
import type { DomainError, Instant } from '#kernel';
import type { WebhookHint } from '#opn';

/** Tries before a hint is parked for a person; with the back-off, some three hours. */
export const MAX_ATTEMPTS = 20;

/** Tries while Opn still answers what was true before the webhook; the schedule goes on after. */
export const MAX_STALE_READS = 8;

const FAILURE_BACKOFF = { firstMs: 1_000, capMs: 15 * MINUTE_MS };
const STALE_BACKOFF = { firstMs: 500, capMs: MINUTE_MS };

/** Asking again cannot help: somebody has to look. */
const HOPELESS = new Set(['opn.id_invalid', 'opn.refused', 'opn.forbidden']);

export type HintOutcome =
  | { readonly kind: 'done'; readonly reason: string | null }
  | { readonly kind: 'again'; readonly at: Instant; readonly reason: string }
  | { readonly kind: 'parked'; readonly reason: string };

/** A read failed: later, or never by ourselves. */
export function afterFailure(
  failure: DomainError,
  attempts: number,
  now: Instant,
  random: () => number,
): HintOutcome {
  const reason = `${failure.code}: ${failure.message}`;
  if (HOPELESS.has(failure.code) || attempts >= MAX_ATTEMPTS) return { kind: 'parked', reason };
  return { kind: 'again', at: plusMs(now, backoffMs(attempts, FAILURE_BACKOFF, random)), reason };
}

/** A read succeeded: is it the news that the webhook told of? */
export function afterRead(
  hint: WebhookHint,
  statusRead: string | null,
  attempts: number,
  now: Instant,
  random: () => number,
): HintOutcome {
  if (!isBehind(hint, statusRead)) return { kind: 'done', reason: null };
  const reason = `Opn still answered ${statusRead} after ${hint.key}`;
  if (attempts >= MAX_STALE_READS) return { kind: 'done', reason };
  return { kind: 'again', at: plusMs(now, backoffMs(attempts, STALE_BACKOFF, random)), reason };
}

/** The webhook speaks of a decision, and the API has not heard of it. */
function isBehind(hint: WebhookHint, statusRead: string | null): boolean {
  if (statusRead !== 'pending') return false;
  const hinted = hint.statusHint === null ? null : chargeStatusOf(hint.statusHint);
  if (hinted !== null) return hinted !== 'pending';
  return hint.key === 'charge.complete' || hint.key === 'charge.expire';
}
