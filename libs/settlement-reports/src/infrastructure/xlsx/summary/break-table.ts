import type { BreakRollForward, Tally } from '../../../domain/report-head.js';
import { breakName } from '../../../domain/glossary/break-codes.js';
import { SEVERITIES } from '../../../domain/glossary/terms.js';
import { inBoth, NO_ITEMS, termIn, words } from '../../../domain/words.js';
import { bahtNumber } from '../baht-number.js';
import { columnLetter } from '../formula-text.js';
import type { Grid } from '../grid.js';
import type { Look } from '../looks.js';
import { AMOUNT, blockTitle, COUNT } from './block-writer.js';
import type { PageContext } from './summary-context.js';

/** A count of Summary, block E, over all codes. */
export interface CountFigure {
  readonly cell: string;
  readonly count: number;
}

export interface BreakFigures {
  readonly open: CountFigure;
  readonly new: CountFigure;
  readonly clearedByItself: CountFigure;
  readonly clearedByPerson: CountFigure;
  readonly close: CountFigure;
}

type Movement = keyof BreakFigures;

const MOVEMENTS: readonly (readonly [Movement, ReturnType<typeof words>])[] = [
  ['open', words('Opening', 'ยกมา')],
  ['new', words('New', 'เกิดใหม่')],
  ['clearedByItself', words('Cleared by itself', 'แก้ไขเอง')],
  ['clearedByPerson', words('Cleared by a person', 'โดยผู้รับผิดชอบ')],
  ['close', words('Closing', 'ยกไป')],
];
const FIRST_MOVEMENT = 4;
const WIDTH = 14;
const columnOf = (movement: number): number => FIRST_MOVEMENT + 2 * movement;

/** Block E: breaks by code. Amounts of different groups are never added up; counts are. */
export class BreakTable {
  constructor(
    private readonly grid: Grid,
    private readonly context: PageContext,
  ) {}

  write(row: number): { readonly figures: BreakFigures; readonly nextRow: number } {
    const { breaks } = this.context.head.summary;
    this.writeHeading(row);
    const first = row + 3;
    for (const [index, line] of breaks.entries()) this.writeCode(first + index, line);
    if (breaks.length === 0) this.grid.put(first, 1, inBoth(NO_ITEMS), 'muted');
    const totals = first + Math.max(breaks.length, 1);
    return { figures: this.writeTotals(totals, first), nextRow: totals + 1 };
  }

  private writeHeading(row: number): void {
    const { language } = this.context;
    const title = words('Breaks by code', 'ผลต่างตามรหัส');
    this.grid.put(row, 1, blockTitle('E', title, language), 'block', WIDTH);
    const texts = [words('Code', 'รหัส'), words('Meaning', 'ความหมาย'), words('Severity', 'ระดับ')];
    for (const [index, text] of texts.entries()) {
      this.grid.put(row + 1, index + 1, null, 'headerCentre');
      this.grid.put(row + 2, index + 1, text[language], 'headerText');
    }
    for (const [index, [, text]] of MOVEMENTS.entries()) {
      this.grid.put(row + 1, columnOf(index), text[language], 'headerCentre', 2);
      this.grid.put(row + 2, columnOf(index), COUNT[language], 'headerNumber');
      this.grid.put(row + 2, columnOf(index) + 1, AMOUNT[language], 'headerNumber');
    }
    const oldest = words('Oldest, bank business days', 'อายุสูงสุด (วันทำการ)');
    this.grid.put(row + 1, WIDTH, null, 'headerNumber');
    this.grid.put(row + 2, WIDTH, oldest[language], 'headerNumber');
  }

  private writeCode(row: number, line: BreakRollForward): void {
    const { language } = this.context;
    this.grid.put(row, 1, line.code, 'finding');
    this.grid.put(row, 2, breakName(line.code, language), 'sentence');
    this.grid.put(row, 3, termIn(SEVERITIES, line.severity, language), 'text');
    for (const [index, [movement]] of MOVEMENTS.entries()) {
      this.writeTally(row, columnOf(index), line[movement]);
    }
    this.grid.put(row, WIDTH, line.oldestAge, 'integer');
  }

  private writeTally(row: number, column: number, { count, amount }: Tally): void {
    this.grid.put(row, column, count, 'integer');
    this.grid.put(row, column + 1, bahtNumber(amount), 'money');
  }

  private writeTotals(row: number, first: number): BreakFigures {
    const { head, language } = this.context;
    for (let column = 1; column <= WIDTH; column += 1) this.put(row, column, null, 'sumLabel');
    this.put(row, 1, words('All codes', 'ทุกรหัส')[language], 'sumLabel');
    const figure = (movement: Movement): CountFigure => {
      const column = columnOf(MOVEMENTS.findIndex(([name]) => name === movement));
      const letter = columnLetter(column);
      const formula = `SUM(${letter}${first}:${letter}${row - 1})`;
      const count = head.summary.breaks.reduce((sum, line) => sum + line[movement].count, 0);
      return { cell: this.grid.put(row, column, { formula, result: count }, 'sumInteger'), count };
    };
    return {
      open: figure('open'),
      new: figure('new'),
      clearedByItself: figure('clearedByItself'),
      clearedByPerson: figure('clearedByPerson'),
      close: figure('close'),
    };
  }

  private put(row: number, column: number, value: string | null, look: Look): void {
    this.grid.put(row, column, value, look);
  }
}
