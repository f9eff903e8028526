import type { PayoutLine } from '#reconciliation';
import type { CsvColumn } from '../lists/csv-list.js';

/** The keys of the sheet Payout where it has them; money in baht, times in UTC. */
export const PAYOUT_LINE_CSV_COLUMNS: readonly CsvColumn<PayoutLine>[] = [
  ['transaction_id', ({ id }) => id],
  ['kind', ({ kind }) => kind],
  ['origin_day', ({ originDay }) => originDay],
  ['origin_id', ({ originId }) => originId],
  ['charge_id', ({ chargeId }) => chargeId],
  ['reference', ({ reference }) => reference],
  ['gross', ({ gross }) => gross],
  ['fee', ({ fee }) => fee],
  ['fee_vat', ({ feeVat }) => feeVat],
  ['amount', ({ amount }) => amount],
  ['created_at', ({ createdAt }) => createdAt],
  ['transferable_at', ({ transferableAt }) => transferableAt],
];
