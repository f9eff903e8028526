import { businessDayOf } from '#calendar';
import type { Instant } from '#kernel';
import { minus, plus, sum } from '#money';
import type { Satang } from '#money';
import type { TransferStatus } from '#payouts';
import { breakOf } from '../break.js';
import type { Break, BreakFacts } from '../break.js';
import type { BreakCode } from '../break-code.js';
import type { Judging } from '../judge-rules.js';
import type { Uncomputable } from './payout-facts.js';
import type { TransferCost } from './transfer-fee.js';

/** A transfer in baht with everything that it is judged by. */
export interface JudgedPayout {
  readonly id: string;
  readonly status: TransferStatus;
  readonly amount: Satang;
  readonly fee: Satang;
  readonly feeVat: Satang;
  readonly net: Satang;
  readonly createdAt: Instant;
  /** When it failed or was destroyed. */
  readonly endedAt: Instant | null;
  /** What Opn has credited back of it. */
  readonly returned: Satang;
  /** A later transfer that paid out the same money. */
  readonly sentAgainBy: string | null;
  readonly isSweeping: boolean;
  /** Why its composition cannot be computed; null if it can. */
  readonly reason: Uncomputable | null;
  /** What became transferable for it, less what partial ones had taken. */
  readonly composed: Satang;
  /** What it should cost; null if nothing is known of that. */
  readonly expectedCost: TransferCost | null;
}

type Finding = Pick<BreakFacts, 'code' | 'expected' | 'actual' | 'openedAt'>;

/**
 * What is wrong with a transfer. Of what measures the payout, the first one carries the amount and
 * names the others; what it cost is another matter.
 */
export function judgePayout(payout: JudgedPayout, judging: Judging): readonly Break[] {
  if (payout.status === 'destroyed') return [];
  const [first, ...others] = payoutFindings(payout);
  const explains = others.map(({ code }) => code);
  const found = [...(first ? [{ ...first, explains }] : []), ...costFindings(payout)];
  return found.map((finding) => asBreak(finding, payout, judging));
}

/** In the order of precedence. */
function payoutFindings(payout: JudgedPayout): readonly Finding[] {
  return [failure(payout), arithmetic(payout), settlement(payout)].filter((one) => one !== null);
}

/** Gone from the balance and not in the bank: until it is credited back or sent again. */
function failure({ status, net, returned, ...payout }: JudgedPayout): Finding | null {
  if (status !== 'failed' || returned >= net || payout.sentAgainBy !== null) return null;
  const openedAt = payout.endedAt ?? payout.createdAt;
  return { code: 'TRANSFER_FAILED', expected: net, actual: returned, openedAt };
}

function arithmetic({ amount, fee, feeVat, net, createdAt }: JudgedPayout): Finding | null {
  const expected = sum([fee, feeVat, net]);
  if (amount === expected) return null;
  return { code: 'TRANSFER_ARITHMETIC', expected, actual: amount, openedAt: createdAt };
}

function settlement(payout: JudgedPayout): Finding | null {
  const { isSweeping, reason, amount, composed, createdAt } = payout;
  const remainder = minus(amount, composed);
  if (!isSweeping || reason !== null || remainder === 0n) return null;
  const code: BreakCode = remainder < 0n ? 'SETTLEMENT_SHORT' : 'SETTLEMENT_OVER';
  return { code, expected: composed, actual: amount, openedAt: createdAt };
}

function costFindings({ fee, feeVat, expectedCost, createdAt }: JudgedPayout): readonly Finding[] {
  if (expectedCost === null) return [];
  if (fee === expectedCost.fee && feeVat === expectedCost.feeVat) return [];
  const expected = plus(expectedCost.fee, expectedCost.feeVat);
  const actual = plus(fee, feeVat);
  return [{ code: 'TRANSFER_FEE_VARIANCE', expected, actual, openedAt: createdAt }];
}

function asBreak(
  finding: Finding & Pick<BreakFacts, 'explains'>,
  { id }: JudgedPayout,
  judging: Judging,
): Break {
  const day = businessDayOf(finding.openedAt, judging.days);
  const subject = { kind: 'transfer', id } as const;
  return breakOf({ ...finding, day, subject, reference: null }, judging);
}
