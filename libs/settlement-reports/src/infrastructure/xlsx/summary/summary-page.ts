import { Grid } from '../grid.js';
import { writeBalance, writeTransit } from './balance-blocks.js';
import type { BalanceFigures, TransitFigures } from './balance-blocks.js';
import { BlockWriter } from './block-writer.js';
import { BreakTable } from './break-table.js';
import type { BreakFigures } from './break-table.js';
import { FeeTable } from './fee-table.js';
import { HEADLINE_ROWS, writeHeadline } from './headline-block.js';
import { writeOtherFacts } from './other-facts-block.js';
import { writeReceipts } from './receipts-block.js';
import type { ReceiptFigures } from './receipts-block.js';
import { LEFT_BLOCK, RIGHT_BLOCK, SUMMARY_WIDTHS } from './summary-columns.js';
import type { PageContext } from './summary-context.js';

const FIRST_ROW = 4;
const AFTER_HEADLINE = FIRST_ROW + HEADLINE_ROWS + 1;

/** Summary as laid out: its cells, and where the figures stand that checks are made of. */
export interface SummaryPage {
  readonly grid: Grid;
  readonly receipts: ReceiptFigures;
  /** Null in reports of before they were stated. */
  readonly balance: BalanceFigures | null;
  readonly transit: TransitFigures | null;
  readonly breaks: BreakFigures;
}

export function layOutSummary(context: PageContext): SummaryPage {
  const { language } = context;
  const grid = new Grid(SUMMARY_WIDTHS);
  const left = new BlockWriter(grid, LEFT_BLOCK, language, AFTER_HEADLINE);
  const receipts = writeReceipts(left, context);

  const right = new BlockWriter(grid, RIGHT_BLOCK, language, FIRST_ROW);
  const balance = writeBalance(right, context);
  right.skipRow();
  const transit = writeTransit(right, context, balance);

  const headline = new BlockWriter(grid, LEFT_BLOCK, language, FIRST_ROW);
  writeHeadline(headline, context, receipts, transit?.banked ?? null);

  const below = Math.max(left.nextRow, right.nextRow) + 1;
  const { figures, nextRow } = new BreakTable(grid, context).write(below);
  const afterFees = new FeeTable(grid, context).write(nextRow + 1);
  const last = new BlockWriter(grid, LEFT_BLOCK, language, afterFees + 1);
  writeOtherFacts(last, context);
  return { grid, receipts, balance, transit, breaks: figures };
}
