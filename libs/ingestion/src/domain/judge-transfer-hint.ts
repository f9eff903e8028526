import { isJsonObject } from '#opn';
import type { JsonObject, WebhookHint } from '#opn';
import { afterFailure, afterRefusal, afterStaleRead } from './hint-patience.js';
import type { HintOutcome, HintRead, Patience } from './hint-patience.js';

/** What Opn's transfer shows once it has heard of what each webhook tells. */
const SHOWN_BY: Readonly<Record<string, (transfer: JsonObject) => boolean>> = {
  'transfer.send': ({ sent, paid }: JsonObject) => sent === true || paid === true,
  'transfer.pay': ({ paid }: JsonObject) => paid === true,
  'transfer.fail': ({ failure_code: code }: JsonObject) => Boolean(code),
  'transfer.destroy': ({ deleted }: JsonObject) => deleted === true,
};

/** What becomes of a hint once its transfer was read, or could not be. */
export function judgeTransferHint(
  { key }: WebhookHint,
  read: HintRead,
  patience: Patience,
): HintOutcome {
  if ('failure' in read) return afterFailure(read.failure, 'transfer', patience);
  if (read.refusal !== null) return afterRefusal(read.refusal, patience);
  const isShown = isJsonObject(read.raw) && (SHOWN_BY[key]?.(read.raw) ?? true);
  if (isShown) return { kind: 'done', reason: null };
  return afterStaleRead(`Opn still answered what was true before ${key}`, patience);
}
