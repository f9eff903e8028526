import { formatBaht } from '#money';
import type { Satang } from '#money';
import type { Column } from './columns/column.js';
import { lettersOf } from './letters.js';

const DIGITS_BETWEEN_COMMAS = 3;
const DECIMALS = 2;
const PARENTHESES = 2;

type TextColumn<Row> = Column<Row> & { readonly type: 'text' };

/** The longest text of every column that is not broken into lines, while the rows pass by. */
export class LongestCells<Row> {
  private readonly columns: readonly TextColumn<Row>[];
  private readonly longest: number[];

  constructor(columns: readonly Column<Row>[]) {
    this.columns = columns.filter(
      (column): column is TextColumn<Row> => column.type === 'text' && column.look !== 'sentence',
    );
    this.longest = this.columns.map(() => 0);
  }

  add(row: Row): void {
    for (let index = 0; index < this.columns.length; index += 1) {
      const text = this.columns[index]?.value(row, 'en') ?? '';
      const known = this.longest[index] ?? 0;
      if (text.length > known) this.longest[index] = Math.max(known, lettersOf(text));
    }
  }

  /** In letters. */
  of(key: string): number {
    return this.longest[this.columns.findIndex((column) => column.key === key)] ?? 0;
  }
}

/** Letters of an amount as a sheet shows it: `(9,999,999,999.99)`. */
export function lettersOfAmount(amount: Satang): number {
  const digits = formatBaht(amount).replace('-', '');
  const whole = digits.length - DECIMALS - 1;
  const commas = Math.floor((whole - 1) / DIGITS_BETWEEN_COMMAS);
  return digits.length + commas + (amount < 0n ? PARENTHESES : 0);
}
