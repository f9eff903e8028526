import type { SheetName } from '../../domain/report-head.js';
import type { PrintedTable } from './page-setup.js';

/** How many pages side by side a table needs to stay legible, and what each of them repeats. */
export const PRINTED_TABLES: {
  readonly [Sheet in SheetName]: Pick<PrintedTable, 'pagesWide' | 'titleColumns'>;
} = {
  breaks: { pagesWide: 2, titleColumns: 'A:A' },
  expected: { pagesWide: 2, titleColumns: 'A:B' },
  charges: { pagesWide: 2, titleColumns: 'A:A' },
  transfers: { pagesWide: 2, titleColumns: 'A:A' },
  payout: { pagesWide: 1, titleColumns: 'A:A' },
  balance: { pagesWide: 1, titleColumns: 'A:A' },
  tax: { pagesWide: 2, titleColumns: 'A:B' },
  changes: { pagesWide: 1, titleColumns: 'A:B' },
  journal: { pagesWide: 1, titleColumns: 'A:A' },
};
