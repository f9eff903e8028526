import type { AccountSettings } from '#accounts';
import { DomainError } from '#kernel';
import type { Instant } from '#kernel';
import { decodeBalance } from '#opn';
import type { BalanceLook } from '#payouts';
import { isComparable } from './balance-look.js';
import type { TransactionsAround } from './balance-look.js';
import { decodedOrError } from './decoded-or-error.js';
import { keyDrift, shapeDrift, wrongMode } from './findings-about.js';
import { keptOut } from './judgement.js';
import type { Judgement } from './judgement.js';

/** An account has one balance, which has no id of its own. */
const ITS_ID = 'balance';

/** Decides whether an answer of `GET /balance` may be recorded, and be compared with the books. */
export function judgeBalance(
  { raw, requestedAt: at }: { readonly raw: unknown; readonly requestedAt: Instant },
  around: TransactionsAround | null,
  { mode }: AccountSettings,
): Judgement<BalanceLook> {
  const stated = decodedOrError(decodeBalance, raw);
  if (stated instanceof DomainError) return keptOut(shapeDrift('balance', raw, stated), 'park');
  const { livemode, ...figures } = stated;
  if (livemode !== null && livemode !== (mode === 'live')) {
    return keptOut(wrongMode('balance', ITS_ID, mode), 'drop');
  }
  const balance = {
    ...figures,
    transactionsBefore: around?.before.total ?? 0,
    transactionsAfter: around?.after.total ?? 0,
    isComparable: around !== null && isComparable(around),
  };
  return { snapshot: { at, balance }, findings: keyDrift('balance', raw), refusal: null };
}
