import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import { minus, parseRate, plus, satang, shareRoundedHalfUp, ZERO } from '#money';
import type { Satang } from '#money';
import { bangkokTime } from '../day/bangkok-day.js';
import { simulatedId } from '../day/simulated-id.js';
import { RATES } from './figures.js';
import { immediate, transactionIdOf } from './transaction.js';
import type { Transaction } from './transaction.js';

const VAT_RATE = parseRate(RATES.promptpay.vat);

/** What Opn took on one calendar day in Bangkok. */
export interface DayFees {
  readonly chargeFee: Satang;
  readonly transferFee: Satang;
  /** Fees of transfers that were given back. */
  readonly voidedFee: Satang;
  /** VAT as it was deducted, rounded charge by charge. */
  readonly vatDeducted: Satang;
}

export const NO_FEES: DayFees = {
  chargeFee: ZERO,
  transferFee: ZERO,
  voidedFee: ZERO,
  vatDeducted: ZERO,
};

/** Opn's record of a day's fees, with the VAT of their sum. */
export interface Receipt extends Omit<DayFees, 'vatDeducted'> {
  readonly id: string;
  readonly number: string;
  readonly day: BusinessDay;
  readonly createdAt: Instant;
  readonly subtotal: Satang;
  readonly vat: Satang;
  readonly total: Satang;
  /** Settles the difference to the VAT deducted; of nothing, if there is none. */
  readonly adjustment: Transaction;
}

/** Made in the night after the day. */
export function receiptOf(day: BusinessDay, seed: string, fees: DayFees): Receipt {
  const { vatDeducted, ...charged } = fees;
  const id = simulatedId('rcpt', seed, day);
  const createdAt = bangkokTime(addDays(day, 1), 1, 2, 5);
  const subtotal = plus(minus(fees.chargeFee, fees.voidedFee), fees.transferFee);
  const vat = shareRoundedHalfUp(subtotal, VAT_RATE);
  return {
    id,
    number: `OMTH${day.replaceAll('-', '')}0018`,
    day,
    createdAt,
    ...charged,
    subtotal,
    vat,
    total: plus(subtotal, vat),
    adjustment: adjustmentOf(id, minus(vatDeducted, vat), createdAt),
  };
}

/** What was deducted too much is credited, what was deducted too little is debited. */
function adjustmentOf(origin: string, owed: Satang, at: Instant): Transaction {
  const direction = owed < 0n ? 'debit' : 'credit';
  const amount = satang(owed < 0n ? -owed : owed);
  const key = `receipt.vat_adjustment.${direction}`;
  return immediate({ id: transactionIdOf(origin), key, direction, origin, amount }, at);
}
