import type { Instant } from '#kernel';
import { negated } from '#money';
import type { Satang } from '#money';
import { bangkokDayOf, bangkokWindow } from '../day/bangkok-day.js';
import type { PlannedCharge } from '../day/planned-order.js';
import { simulatedId } from '../day/simulated-id.js';
import { figuresOf } from './figures.js';
import { inOrder } from './in-order.js';

/** A line of Opn's ledger of the merchant's balance. */
export interface Transaction {
  readonly id: string;
  readonly key: string;
  readonly direction: 'credit' | 'debit';
  /** The id of the charge, refund, transfer or receipt that moves the money. */
  readonly origin: string;
  readonly amount: Satang;
  readonly createdAt: Instant;
  /** From when on a credit can be paid out. */
  readonly transferableAt: Instant;
}

export const signedAmount = ({ direction, amount }: Transaction): Satang =>
  direction === 'credit' ? amount : negated(amount);

export const transactionIdOf = (origin: string): string => simulatedId('trxn', origin);

/** A debit or a return; unlike sales, both count towards what can be paid out at once. */
export function immediate(
  facts: Pick<Transaction, 'id' | 'key' | 'direction' | 'origin' | 'amount'>,
  at: Instant,
): Transaction {
  return { ...facts, createdAt: at, transferableAt: at };
}

/** What the charges bring: their net when they are paid, less what was given back. In order. */
export function transactionsOfCharges(charges: readonly PlannedCharge[]): Transaction[] {
  return charges
    .flatMap((charge) => [...creditOf(charge), ...refundOf(charge)])
    .sort((left, right) => inOrder(left.createdAt, right.createdAt));
}

/** The net of a paid charge, which can be paid out from the next midnight on. */
function creditOf(charge: PlannedCharge): Transaction[] {
  return charge.steps
    .filter(({ becomes }) => becomes === 'successful')
    .map(({ at }) => ({
      id: transactionIdOf(charge.id),
      key: 'charge.captured.net',
      direction: 'credit',
      origin: charge.id,
      amount: figuresOf(charge).net,
      createdAt: at,
      transferableAt: bangkokWindow(bangkokDayOf(at)).to,
    }));
}

function refundOf({ refund }: PlannedCharge): Transaction[] {
  if (!refund) return [];
  const { id: origin, amount, at } = refund;
  const id = transactionIdOf(origin);
  return [immediate({ id, key: 'refund.created.debit', direction: 'debit', origin, amount }, at)];
}
