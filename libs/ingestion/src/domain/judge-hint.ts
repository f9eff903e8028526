import { chargeStatusOf, compareStatus } from '#charges';
import type { Finding } from '#findings';
import type { Instant } from '#kernel';
import { isJsonObject } from '#opn';
import type { WebhookHint } from '#opn';
import { afterFailure, afterRefusal, afterStaleRead, MAX_ATTEMPTS } from './hint-patience.js';
import type { HintOutcome, HintRead, Patience } from './hint-patience.js';
import { shown } from './findings-about.js';

/** What becomes of a hint once its charge was read, or could not be. */
export function judgeHint(hint: WebhookHint, read: HintRead, patience: Patience): HintOutcome {
  if ('failure' in read) return afterFailure(read.failure, 'charge', patience);
  if (read.refusal !== null) return afterRefusal(read.refusal, patience);
  const status = statusIn(read.raw);
  if (!isBehind(hint, status)) return { kind: 'done', reason: null };
  const reason = `Opn still answered ${status} after ${hint.key}`;
  const outcome = afterStaleRead(reason, patience, MAX_ATTEMPTS);
  if (outcome.kind !== 'done') return outcome;
  return { ...outcome, finding: contradiction(hint, String(status), patience.now) };
}

/** What Opn's webhook says and what Opn's API says cannot both be true. */
const contradiction = (hint: WebhookHint, status: string, now: Instant): Finding => ({
  code: 'STATUS_CONFLICT',
  subject: { kind: 'charge', id: hint.objectId },
  fingerprint: `webhook:${hint.eventId}`,
  detail:
    `Opn's webhook ${shown(hint.eventId)} (${shown(hint.key)}) says that the charge is ` +
    `${shown(hint.statusHint ?? 'ended')}; Opn's API, asked again for hours, still said ` +
    `${shown(status)} at ${now}. The books follow the API. Ask Opn which of the two is right.`,
});

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
