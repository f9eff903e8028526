import type { MatchingRules } from '#accounts';
import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import { parseRate } from '#money';
import type { Rate } from '#money';
import type { OpnCharge } from '#opn';
import { chargeStatusOf } from './charge-status.js';
import type { ChargeStatus } from './charge-status.js';
import type { ChargeMoney, ChargeSnapshot } from './charge-snapshot.js';
import { statedReference } from './reference-of.js';

const MAX_WORD_LENGTH = 100;

/** What we know of the read itself. `endedHint`: when a webhook says that the charge ended. */
export interface Sighting {
  readonly readAt: Instant;
  readonly endedHint: Instant | null;
}

/** Opn's charge in our words; `null` if it is in a status that is new to us. */
export function toChargeSnapshot(
  charge: OpnCharge,
  { readAt, endedHint }: Sighting,
  rules: MatchingRules,
): ChargeSnapshot | null {
  const status = chargeStatusOf(charge.status);
  if (status === null) return null;
  return {
    chargeId: charge.id,
    status,
    paymentMethod: word(charge.paymentMethod),
    money: moneyOf(charge),
    transactionId: charge.transaction,
    ...statedReference(charge, rules),
    createdAt: charge.createdAt,
    expiresAt: charge.expiresAt,
    paidAt: charge.paidAt,
    endedAt: endedAt(charge, status, endedHint, readAt),
    failureCode: charge.failureCode === null ? null : word(charge.failureCode),
    readAt,
  };
}

/** Opn's words are short; a long one must not be what an index refuses. */
const word = (text: string): string => text.slice(0, MAX_WORD_LENGTH).toWellFormed();

function moneyOf(charge: OpnCharge): ChargeMoney {
  const { amount, currency, fee, feeVat, interest, interestVat, net, transactionFees } = charge;
  return {
    amount,
    currency,
    gross: charge.fundingAmount,
    grossCurrency: charge.fundingCurrency,
    fee,
    feeVat,
    interest,
    interestVat,
    net,
    feeRate: rateOrNull(transactionFees.feeRate),
    vatRate: rateOrNull(transactionFees.vatRate),
  };
}

function rateOrNull(text: string | null): Rate | null {
  try {
    return text === null ? null : parseRate(text);
  } catch {
    return null; // The fee is then checked against the contract alone.
  }
}

/**
 * Opn states no time of failure. The webhook's own time is the best there is; otherwise it is
 * when we read it, and never later than the QR's end. `expired_at` counts only once it is past.
 */
function endedAt(
  charge: OpnCharge,
  status: ChargeStatus,
  hint: Instant | null,
  readAt: Instant,
): Instant | null {
  switch (status) {
    case 'pending':
    case 'completed':
      return null;
    case 'reversed':
      return charge.reversedAt ?? readAt;
    case 'expired':
      return earliest([charge.expiredAt, charge.expiresAt], readAt);
    case 'failed':
      return earliest([hint ?? charge.expiresAt], readAt);
  }
}

const earliest = (times: readonly (Instant | null)[], fallback: Instant): Instant =>
  times.reduce<Instant>(
    (first, time) => (time !== null && isBefore(time, first) ? time : first),
    fallback,
  );
