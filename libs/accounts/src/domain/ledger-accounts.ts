/**
 * The accounts of the books, by which settings can name them; `docs/ledger.md` explains each in an
 * accountant's words.
 */
export const LEDGER_ACCOUNTS = [
  'opn-uncredited',
  'opn-balance',
  'in-transit',
  'bank',
  'input-vat-undue',
  'input-vat',
  'withholding-tax-reclaimable',
  'withholding-tax-payable',
  'unreconciled-receipts',
  'reconciled-receipts',
  'customer-refunds-payable',
  'payment-fees',
  'transfer-fees',
  'write-offs',
  'opn-adjustments',
  'suspense',
  'opening-balance',
] as const;

export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];
