import { DAY_MS, epochMs, HOUR_MS, instantFromMs } from '#kernel';
import type { Instant } from '#kernel';
import type { PlannedCharge } from '../day/planned-order.js';

// The contract and the calendar a second time, in plain numbers: what checks must not share code
// with what is checked.

/** Hundredths of a per cent. */
const FEE_RATES = { promptpay: 165n, card: 365n };
const VAT_PER_CENT = 7n;
export const OWN_TRANSFER_FEE = 2_804n;
export const OWN_TRANSFER_VAT = 196n;
const BANGKOK_MS = 7 * HOUR_MS;

export interface OwnFigures {
  readonly gross: bigint;
  readonly fee: bigint;
  readonly vat: bigint;
  readonly net: bigint;
}

export function ownFigures(charge: PlannedCharge): OwnFigures {
  const { amount: gross, method, feeError, vatError } = charge;
  const fee = (gross * FEE_RATES[method] + 5_000n) / 10_000n + feeError;
  const vat = ownVat(fee) + vatError;
  return { gross, fee, vat, net: gross - fee - vat };
}

/** Halves up. */
export const ownVat = (base: bigint): bigint => (base * VAT_PER_CENT + 50n) / 100n;

/** The date on a clock in Bangkok. */
export const ownDay = (at: Instant): string =>
  instantFromMs(epochMs(at) + BANGKOK_MS).slice(0, 'YYYY-MM-DD'.length);

/** When the day after this one begins in Bangkok, in milliseconds. */
export const ownMidnightAfter = (day: string): number =>
  Date.parse(`${day}T00:00:00Z`) + DAY_MS - BANGKOK_MS;

export const total = (amounts: Iterable<bigint>): bigint => {
  let result = 0n;
  for (const amount of amounts) result += amount;
  return result;
};
