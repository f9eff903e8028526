import type { SheetName } from '../report-head.js';
import { CHANGE_LINEAGE, JOURNAL_LINEAGE, TAX_LINEAGE } from './lineage/books-lineage.js';
import type { SheetLineage } from './lineage/lineage.js';
import { BALANCE_LINEAGE, PAYOUT_LINEAGE, TRANSFER_LINEAGE } from './lineage/payouts-lineage.js';
import { BREAK_LINEAGE, CHARGE_LINEAGE, EXPECTED_LINEAGE } from './lineage/receipts-lineage.js';

/** Which field of Opn's, or which fact of our own, every column of every sheet comes from. */
export const LINEAGE: { readonly [Sheet in SheetName]: SheetLineage } = {
  breaks: BREAK_LINEAGE,
  expected: EXPECTED_LINEAGE,
  charges: CHARGE_LINEAGE,
  transfers: TRANSFER_LINEAGE,
  payout: PAYOUT_LINEAGE,
  balance: BALANCE_LINEAGE,
  tax: TAX_LINEAGE,
  journal: JOURNAL_LINEAGE,
  changes: CHANGE_LINEAGE,
};
