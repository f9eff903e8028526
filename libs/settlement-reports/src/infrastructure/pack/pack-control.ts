import { inBoth, otherLanguage, WAITING, words } from '../../domain/words.js';
import type { Language, Words } from '../../domain/words.js';
import { VERDICTS } from '../xlsx/control/checks-block.js';
import { CONTROL_WIDTHS, LAST_COLUMN } from '../xlsx/control/control-columns.js';
import { writeSignOff } from '../xlsx/control/sign-off-block.js';
import type { TimeNumber } from '../xlsx/excel-time.js';
import { Grid } from '../xlsx/grid.js';
import type { Look } from '../xlsx/looks.js';
import { blockTitle } from '../xlsx/summary/block-writer.js';
import type { ConfirmationPage } from './confirmation-page.js';
import type { PackCheck } from './pack-check.js';
import { packChecks } from './pack-checks.js';
import type { PackContext } from './pack-context.js';
import { writePackFigures } from './pack-figures.js';
import { writePackIdentification } from './pack-identification.js';

const FIRST_ROW = 4;
const SIGN_OFF_ROWS = 13;
const NO = 1;
const NAME = { column: 2, span: 2 };
const OTHER = { column: 4, span: 3 };
const LEFT = 7;
const RIGHT = 8;
const DIFFERENCE = 9;
const REASON_SPAN = 3;
const RESULT = { column: 10, span: 2 };

const HEADINGS: readonly (readonly [Words, number, number, Look])[] = [
  [words('No.', 'ที่'), NO, 1, 'headerText'],
  [words('Check', 'การตรวจสอบ'), NAME.column, NAME.span, 'headerText'],
  [words('ไทย', 'English'), OTHER.column, OTHER.span, 'headerText'],
  [words('Left', 'ด้านซ้าย'), LEFT, 1, 'headerNumber'],
  [words('Right', 'ด้านขวา'), RIGHT, 1, 'headerNumber'],
  [words('Difference', 'ผลต่าง'), DIFFERENCE, 1, 'headerNumber'],
  [words('Result', 'ผล'), RESULT.column, RESULT.span, 'headerCentre'],
];

/** The first page: which pack it is, what the books say beside it, and whether it adds up. */
export function layOutPackControl(
  context: PackContext,
  confirmation: ConfirmationPage,
  timeNumber: TimeNumber,
): { readonly grid: Grid; readonly results: string } {
  const { pack, language } = context;
  const { head } = pack;
  const grid = new Grid(CONTROL_WIDTHS);
  const identified = writePackIdentification(grid, FIRST_ROW, head, language, timeNumber);
  writeSignOff(grid, FIRST_ROW, language);
  const below = Math.max(identified, FIRST_ROW + SIGN_OFF_ROWS) + 1;
  const figures = writePackFigures(grid, below, head.figures, language);
  const checks = packChecks(context, figures, confirmation);
  return { grid, results: new CheckLines(grid, language).write(figures.nextRow + 1, checks) };
}

class CheckLines {
  constructor(
    private readonly grid: Grid,
    private readonly language: Language,
  ) {}

  /** Answers with the cells that say whether a check agrees. */
  write(row: number, checks: readonly PackCheck[]): string {
    const title = words('Checks', 'การตรวจสอบยอด');
    this.grid.put(row, NO, blockTitle('D', title, this.language), 'block', LAST_COLUMN);
    for (const [text, column, span, look] of HEADINGS) {
      this.grid.put(row + 1, column, text[this.language], look, span);
    }
    const first = row + 2;
    for (const [index, check] of checks.entries()) this.line(first + index, index + 1, check);
    return `J${first}:J${first + checks.length - 1}`;
  }

  private line(row: number, no: number, { name, made, waitsFor }: PackCheck): void {
    this.grid.put(row, NO, no, 'number');
    this.grid.put(row, NAME.column, name[this.language], 'sentence', NAME.span);
    this.grid.put(row, OTHER.column, name[otherLanguage(this.language)], 'muted', OTHER.span);
    if (made) this.result(row, made);
    else this.waiting(row, waitsFor);
  }

  private waiting(row: number, reason: Words | null): void {
    const text = reason === null ? null : reason[this.language];
    this.grid.put(row, LEFT, text, 'note', REASON_SPAN);
    this.grid.put(row, RESULT.column, inBoth(WAITING), 'verdictWaiting', RESULT.span);
  }

  private result(row: number, made: NonNullable<PackCheck['made']>): void {
    const { AGREES, DIFFERS } = VERDICTS;
    const look = made.unit === 'baht' ? 'money' : 'integer';
    this.grid.put(row, LEFT, made.left, look);
    this.grid.put(row, RIGHT, made.right, look);
    const cell = this.grid.put(row, DIFFERENCE, made.difference, look);
    const [agrees, differs] = [AGREES[this.language], DIFFERS[this.language]];
    const formula = `IF(${cell}=0,"${agrees}","${differs}")`;
    const result = made.agrees ? agrees : differs;
    this.grid.put(row, RESULT.column, { formula, result }, 'verdict', RESULT.span);
  }
}
