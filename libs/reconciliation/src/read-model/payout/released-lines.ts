import { BOOKED_CURRENCY } from '../../domain/facts.js';

/**
 * From when on Opn could pay a transaction out, of a row `t`. Where Opn states no time, and where
 * it states one before the transaction's own creation, that is its creation: nothing can be paid
 * out before it is there, and no other time is stated.
 */
export const RELEASED_AT = 'greatest(t.transferable_at, t.created_at)';

/** Whether a row `t` can be a line of a payout: transfers going out are not, nor are empty ones. */
export const IS_LINE = `(t.currency = '${BOOKED_CURRENCY}'
  AND NOT (t.origin = 'transfer' AND t.direction = 'debit')
  AND NOT (t.origin = 'receipt' AND t.amount = 0))`;

export const SIGNED_AMOUNT = `(CASE t.direction WHEN 'credit' THEN t.amount ELSE -t.amount END)`;
