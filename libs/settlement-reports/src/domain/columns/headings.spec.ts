import type { SheetName } from '../report-head.js';
import { lettersOf } from '../letters.js';
import { COLUMNS } from '../sheets.js';

const SHEETS = Object.keys(COLUMNS) as SheetName[];
/** The room that a heading leaves at its sides. */
const PADDING = 2;
/** Bold letters of the typeface that programs take which do not have ours. */
const BOLD_PER_DIGIT = 0.95;
const MOST_LINES = 3;

describe.each(SHEETS)('headings of %s', (sheet) => {
  it.each(COLUMNS[sheet].map((column) => [column.key, column] as const))(
    'leave every word of %s whole',
    (_, { heading, width }) => {
      const room = (width - PADDING) * BOLD_PER_DIGIT;
      for (const word of heading.en.split(' ')) expect(word.length).toBeLessThanOrEqual(room);
      for (const text of Object.values<string>({ ...heading })) {
        expect(lettersOf(text) / room).toBeLessThanOrEqual(MOST_LINES);
      }
    },
  );
});
