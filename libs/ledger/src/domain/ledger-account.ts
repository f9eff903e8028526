/** The accounts of the books; `docs/ledger.md` explains each in an accountant's words. */
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

/** Kinds of entries: receipts, matches, opening position. Later ones join as they are built. */
export type EntryKind = 'R1' | 'M1' | 'O1';
