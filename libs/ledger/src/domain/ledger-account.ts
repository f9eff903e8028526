export { LEDGER_ACCOUNTS } from '#accounts';
export type { LedgerAccount } from '#accounts';

/** The only currency that is posted; anything else is a break. */
export const BOOKED_CURRENCY = 'THB';

/**
 * Kinds of entries: receipts, and their crediting by Opn; matches; transfers out and back, and
 * their arrival in the bank; VAT rounding and tax invoices; withholding tax and its refund; money
 * returned to customers; write-offs; movements by Opn for other reasons; late facts of a closed
 * month; the opening position.
 */
export const ENTRY_KINDS = [
  'R1',
  'R2',
  'M1',
  'T1',
  'T2',
  'B1',
  'V1',
  'V2',
  'W1',
  'W2',
  'C1',
  'X1',
  'S1',
  'A1',
  'O1',
] as const;

export type EntryKind = (typeof ENTRY_KINDS)[number];
