import type { Raw } from '../../support/fake-opn.js';
import { recorded, recordedItems } from '../../support/recorded-opn.js';
import type { Day } from './bangkok-calendar.js';
import type { OpnLine } from './world.js';

export const TRANSFER_FEE = 2_804;
export const TRANSFER_VAT = 196;

export const OWN_ACCOUNT = '6789';

/** A line as Opn's list shows it. */
export const lineObject = ({ id, origin, createdAt, transferableAt, amount }: OpnLine): Raw => ({
  ...recorded('transaction.json'),
  ...{ id, origin, livemode: true, currency: 'THB', amount: Math.abs(amount) },
  ...{ direction: amount < 0 ? 'debit' : 'credit', key: `some.${amount < 0 ? 'debit' : 'credit'}` },
  ...{ created_at: createdAt, transferable_at: transferableAt },
});

export interface TransferFacts {
  readonly id: string;
  readonly amount: number;
  readonly fee: number;
  readonly net: number;
  readonly createdAt: string;
  readonly isScheduled: boolean;
  readonly lastDigits: string;
}

export function transferObject(facts: TransferFacts, changes: Raw = {}): Raw {
  const shape = recorded('transfer-created.json');
  const account = { ...(shape['bank_account'] as Raw), last_digits: facts.lastDigits };
  return {
    ...shape,
    ...{ id: facts.id, livemode: true, created_at: facts.createdAt, amount: facts.amount },
    ...{ fee: facts.fee, fee_vat: TRANSFER_VAT, total_fee: facts.fee + TRANSFER_VAT },
    ...{ net: facts.net, schedule: facts.isScheduled ? 'schd_daily' : null },
    bank_account: { ...account, livemode: true },
    ...changes,
  };
}

export interface ReceiptFacts {
  readonly day: Day;
  readonly fee: number;
  readonly vat: number;
  readonly createdAt: string;
}

export const receiptId = (day: Day): string => `rcpt_${day.replaceAll('-', '')}`;

/** Opn's receipt of a day, with the transaction that settles the rounding of its VAT. */
export function receiptObject({ day, fee, vat, createdAt }: ReceiptFacts, settled: OpnLine): Raw {
  const amounts = { charge_fee: fee, transfer_fee: 0, voided_fee: 0, subtotal: fee, vat, wht: 0 };
  return {
    ...recordedItems('receipts-list-thb.json')[0],
    ...{ id: receiptId(day), livemode: true, created_at: createdAt, issued_on: day, ...amounts },
    ...{ total: fee + vat, number: `OMTH${day.replaceAll('-', '')}0001` },
    adjustment_transaction: lineObject(settled),
  };
}
