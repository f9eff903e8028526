import type { TimeNumber } from '../excel-time.js';
import { Grid } from '../grid.js';
import type { PageContext } from '../summary/summary-context.js';
import type { SummaryPage } from '../summary/summary-page.js';
import { ChecksBlock } from './checks-block.js';
import { writeCompleteness } from './completeness-block.js';
import { CONTROL_WIDTHS } from './control-columns.js';
import { writeIdentification } from './identification-block.js';
import { liveChecks } from './live-checks.js';
import { writeSignOff } from './sign-off-block.js';

const FIRST_ROW = 4;

/** Control as laid out, and which cells say whether a check agrees. */
export interface ControlPage {
  readonly grid: Grid;
  readonly results: string;
}

export function layOutControl(
  context: PageContext,
  summary: SummaryPage,
  timeNumber: TimeNumber,
): ControlPage {
  const { head, language } = context;
  const grid = new Grid(CONTROL_WIDTHS);
  const sources = writeIdentification(grid, FIRST_ROW, head, language, timeNumber) + 1;
  writeSignOff(grid, FIRST_ROW, language);
  const checks = writeCompleteness(grid, sources, head, language, timeNumber) + 1;
  const block = new ChecksBlock(grid, language, head, liveChecks(context, summary));
  return { grid, results: block.write(checks).results };
}
