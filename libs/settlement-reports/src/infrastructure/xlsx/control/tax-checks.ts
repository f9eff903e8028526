import type { PageContext } from '../summary/summary-context.js';
import { inBaht, NOTHING } from './live-check.js';
import type { LiveCheck } from './live-check.js';

/** Checks 12 and 13: what Opn's receipts and the books differ by. */
export const taxChecks = (
  context: PageContext,
): readonly (readonly [no: number, lines: readonly LiveCheck[]])[] => [
  [12, [isNothing(context, 'fee_difference')]],
  [13, [isNothing(context, 'vat_difference')]],
];

const isNothing = ({ placed, tally }: PageContext, column: string): LiveCheck =>
  inBaht({ formula: placed.tax.sum(column), amount: tally.sheets.tax.sum(column) }, NOTHING);
