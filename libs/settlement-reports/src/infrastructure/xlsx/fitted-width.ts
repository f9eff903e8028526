import type { Column } from '../../domain/columns/column.js';
import type { PartedSheetTally } from '../../domain/report-tally.js';

/** Beyond this a cell shrinks its text, so that one long identifier does not push all else away. */
const MAX_TEXT_WIDTH = 44;
/** Programs without our typeface take a wider one. */
const LETTERS_PER_DIGIT = 1.05;
const PADDING = 3;

/** As wide as the column is meant to be, or as its longest cell needs. */
export function fittedWidth<Row>(column: Column<Row>, tally: PartedSheetTally): number {
  const { key, type, width } = column;
  if (type === 'money') return Math.max(width, tally.lettersOf(key) + PADDING);
  if (type !== 'text' || column.look === 'sentence') return width;
  const needed = Math.ceil(tally.lettersOf(key) / LETTERS_PER_DIGIT) + PADDING;
  return Math.max(width, Math.min(needed, MAX_TEXT_WIDTH));
}
