import { plus, ZERO } from '#money';
import type { Satang } from '#money';
import type { FeesOfRate } from '../../../domain/report-head.js';
import { inBoth, NO_ITEMS, words } from '../../../domain/words.js';
import { bahtNumber } from '../baht-number.js';
import { columnLetter } from '../formula-text.js';
import type { Formula, Grid } from '../grid.js';
import { blockTitle } from './block-writer.js';
import type { PageContext } from './summary-context.js';

const WIDTH = 14;
const RATE = { column: 1, span: 2 };
const COUNT = { column: 3, span: 1 };
const EFFECTIVE = { column: 10, span: 2 };
const GROSS = { column: 4, span: 2 };
const FEE = { column: 6, span: 2 };

type Place = typeof RATE;
type Money = 'gross' | 'fee' | 'feeVat' | 'expectedFee' | 'difference';

const MONEY: readonly (readonly [Money, Place])[] = [
  ['gross', GROSS],
  ['fee', FEE],
  ['feeVat', { column: 8, span: 2 }],
  ['expectedFee', { column: 12, span: 2 }],
  ['difference', { column: 14, span: 1 }],
];

const HEADINGS: readonly (readonly [ReturnType<typeof words>, Place])[] = [
  [words('Rate %', 'อัตรา (%)'), RATE],
  [words('Count', 'จำนวน'), COUNT],
  [words('Gross', 'ยอดรับชำระ'), GROSS],
  [words('Fee', 'ค่าธรรมเนียม'), FEE],
  [words('VAT', 'ภาษีมูลค่าเพิ่ม'), { column: 8, span: 2 }],
  [words('Effective rate', 'อัตราที่แท้จริง'), EFFECTIVE],
  [words('Expected fee', 'ค่าธรรมเนียมตามสัญญา'), { column: 12, span: 2 }],
  [words('Difference', 'ผลต่าง'), { column: 14, span: 1 }],
];

/** Block F: what was charged, rate by rate, beside what the contract says. */
export class FeeTable {
  constructor(
    private readonly grid: Grid,
    private readonly context: PageContext,
  ) {}

  write(row: number): number {
    const { language } = this.context;
    const { fees } = this.context.head.summary;
    const title = words('Fees by rate', 'ค่าธรรมเนียมตามอัตรา');
    this.grid.put(row, 1, blockTitle('F', title, language), 'block', WIDTH);
    for (const [text, { column, span }] of HEADINGS) {
      const look = column === RATE.column ? 'headerText' : 'headerNumber';
      this.grid.put(row + 1, column, text[language], look, span);
    }
    const first = row + 2;
    for (const [index, line] of fees.entries()) this.writeRate(first + index, line);
    if (fees.length === 0) this.grid.put(first, 1, inBoth(NO_ITEMS), 'muted');
    const totals = first + Math.max(fees.length, 1);
    this.writeTotals(totals, first, fees);
    return totals + 1;
  }

  private writeRate(row: number, line: FeesOfRate): void {
    const rate = line.rate === null ? '–' : Number(line.rate);
    this.grid.put(row, RATE.column, rate, 'rateLeft', RATE.span);
    this.grid.put(row, COUNT.column, line.count, 'integer');
    for (const [key, { column, span }] of MONEY) {
      this.grid.put(row, column, bahtNumber(line[key]), 'money', span);
    }
    this.grid.put(row, EFFECTIVE.column, effective(row, line), 'share', EFFECTIVE.span);
  }

  private writeTotals(row: number, first: number, fees: readonly FeesOfRate[]): void {
    const { language } = this.context;
    const sumOf = (column: number, result: number): Formula => {
      const letter = columnLetter(column);
      return { formula: `SUM(${letter}${first}:${letter}${row - 1})`, result };
    };
    this.grid.put(
      row,
      RATE.column,
      {
        en: 'All rates',
        th: 'ทุกอัตรา',
      }[language],
      'sumLabel',
      RATE.span,
    );
    const count = fees.reduce((all, line) => all + line.count, 0);
    this.grid.put(row, COUNT.column, sumOf(COUNT.column, count), 'sumInteger');
    const total = (key: Money): Satang => fees.map((line) => line[key]).reduce(plus, ZERO);
    for (const [key, { column, span }] of MONEY) {
      this.grid.put(row, column, sumOf(column, bahtNumber(total(key))), 'sumMoney', span);
    }
    const share = effective(row, { gross: total('gross'), fee: total('fee') });
    this.grid.put(row, EFFECTIVE.column, share, 'sumShare', EFFECTIVE.span);
  }
}

/** `fee / gross`; nothing where there is no gross. */
function effective(row: number, { gross, fee }: Pick<FeesOfRate, 'gross' | 'fee'>): Formula | null {
  if (gross === ZERO) return null;
  const formula = `${columnLetter(FEE.column)}${row}/${columnLetter(GROSS.column)}${row}`;
  return { formula, result: bahtNumber(fee) / bahtNumber(gross) };
}
