import { chargeStatusOf, compareStatus } from '#charges';
import { isJsonObject } from '#opn';
import type { WebhookHint } from '#opn';
import { afterFailure, afterRefusal, afterStaleRead } from './hint-patience.js';
import type { HintOutcome, HintRead, Patience } from './hint-patience.js';

/** What becomes of a hint once its charge was read, or could not be. */
export function judgeHint(hint: WebhookHint, read: HintRead, patience: Patience): HintOutcome {
  if ('failure' in read) return afterFailure(read.failure, 'charge', patience);
  if (read.refusal !== null) return afterRefusal(read.refusal, patience);
  const status = statusIn(read.raw);
  if (!isBehind(hint, status)) return { kind: 'done', reason: null };
  return afterStaleRead(`Opn still answered ${status} after ${hint.key}`, patience);
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
