import { satang } from '#money';
import { writeOffEntry } from './write-off-entry.js';

const GIVEN_UP = 'write-offs';

describe('a write-off', () => {
  it.each([
    ['AMOUNT_UNDER', -100n, GIVEN_UP, 'reconciled-receipts'],
    ['RECEIPT_UNPAID', -400n, GIVEN_UP, 'reconciled-receipts'],
    ['CHARGE_UNEXPECTED', 25n, 'unreconciled-receipts', GIVEN_UP],
    ['PAID_AFTER_EXPIRY', 25n, 'unreconciled-receipts', GIVEN_UP],
    ['AMOUNT_OVER', 100n, 'customer-refunds-payable', GIVEN_UP],
    ['DUPLICATE_PAYMENT', 100n, 'customer-refunds-payable', GIVEN_UP],
    ['RETURN_MISMATCH', -10n, 'customer-refunds-payable', GIVEN_UP],
    ['RETURN_MISMATCH', 10n, GIVEN_UP, 'customer-refunds-payable'],
    ['TRANSACTION_MISMATCH', -5n, GIVEN_UP, 'opn-uncredited'],
    ['NET_ARITHMETIC', 3n, 'suspense', GIVEN_UP],
    ['BANK_AMOUNT_MISMATCH', -7n, GIVEN_UP, 'in-transit'],
    ['TRANSFER_ARITHMETIC', 3n, GIVEN_UP, 'suspense'],
    ['TAX_INVOICE_MISSING', -7n, GIVEN_UP, 'input-vat-undue'],
    ['WHT_NOT_RECLAIMED', -7n, GIVEN_UP, 'withholding-tax-reclaimable'],
    ['IN_TRANSIT_LATE', -7n, GIVEN_UP, 'in-transit'],
  ] as const)('of %s %s debits %s and credits %s', (code, amount, debit, credit) => {
    const size = amount < 0n ? -amount : amount;
    const entry = writeOffEntry(code, { amount: satang(amount) });
    expect(entry).toEqual({ debit, credit, amount: size });
  });

  it.each([
    ['BALANCE_DRIFT', 'moved by Opn'],
    ['FEE_VARIANCE', 'an expense already'],
    ['SCHEMA_DRIFT', 'for operators'],
    ['RETURN_OVERDUE', 'why the money is owed'],
    ['SOURCE_MISSING', 'missing or wrong'],
    ['TAX_RECEIPT_MISMATCH', 'may be of fees'],
  ] as const)('of %s is refused with the reason', (code, reason) => {
    expect(() => writeOffEntry(code, { amount: satang(1n) })).toThrow(reason);
  });

  it('of nothing is refused', () => {
    expect(() => writeOffEntry('AMOUNT_UNDER', { amount: satang(0n) })).toThrow('0.00');
    expect(() => writeOffEntry('AMOUNT_UNDER', { amount: null })).toThrow('0.00');
  });
});
