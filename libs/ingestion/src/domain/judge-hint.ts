import { chargeStatusOf, compareStatus } from '#charges';
import { backoffMs, MINUTE_MS, plusMs } from '#kernel';
import type { DomainError, Instant } from '#kernel';
import { isJsonObject } from '#opn';
import type { WebhookHint } from '#opn';
import type { Refusal } from './judge-observation.js';

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

/** What came of the read that a hint asked for: an answer, or the reason why there is none. */
export type HintRead =
  { readonly failure: DomainError } | { readonly raw: unknown; readonly refusal: Refusal | null };

/** How often the hint was taken, this time included, and the time. */
export interface Patience {
  readonly attempts: number;
  readonly now: Instant;
}

/** What becomes of a hint once its charge was read, or could not be. */
export function judgeHint(
  hint: WebhookHint,
  read: HintRead,
  patience: Patience,
  random: () => number,
): HintOutcome {
  if ('failure' in read) return afterFailure(read.failure, patience, random);
  if (read.refusal !== null) return afterRefusal(read.refusal, patience, random);
  return afterRead(hint, statusIn(read.raw), patience, random);
}

/** A read failed: later, or never by ourselves. */
function afterFailure(
  { code, message }: DomainError,
  patience: Patience,
  random: () => number,
): HintOutcome {
  const reason = `${code}: ${message}`;
  return HOPELESS.has(code) ? { kind: 'parked', reason } : later(reason, patience, random);
}

/** What could be read and not be booked is not news that arrived. */
function afterRefusal(
  { then, reason }: Refusal,
  patience: Patience,
  random: () => number,
): HintOutcome {
  if (then === 'retry') return later(reason, patience, random);
  return { kind: then === 'drop' ? 'done' : 'parked', reason };
}

function later(reason: string, { attempts, now }: Patience, random: () => number): HintOutcome {
  if (attempts >= MAX_ATTEMPTS) return { kind: 'parked', reason };
  return { kind: 'again', at: plusMs(now, backoffMs(attempts, FAILURE_BACKOFF, random)), reason };
}

/** A read succeeded: is it the news that the webhook told of? */
function afterRead(
  hint: WebhookHint,
  statusRead: string | null,
  { attempts, now }: Patience,
  random: () => number,
): HintOutcome {
  if (!isBehind(hint, statusRead)) return { kind: 'done', reason: null };
  const reason = `Opn still answered ${statusRead} after ${hint.key}`;
  if (attempts >= MAX_STALE_READS) return { kind: 'done', reason };
  return { kind: 'again', at: plusMs(now, backoffMs(attempts, STALE_BACKOFF, random)), reason };
}

function statusIn(raw: unknown): string | null {
  const status = isJsonObject(raw) ? raw['status'] : null;
  return typeof status === 'string' ? status : null;
}

/** The webhook speaks of a decision, and the API has not heard of it. */
function isBehind(hint: WebhookHint, statusRead: string | null): boolean {
  const read = statusRead === null ? null : chargeStatusOf(statusRead);
  const hinted = hint.statusHint === null ? null : chargeStatusOf(hint.statusHint);
  if (read === null) return false;
  if (hinted !== null) return compareStatus(hinted, read) === 'higher';
  return read === 'pending' && (hint.key === 'charge.complete' || hint.key === 'charge.expire');
}
