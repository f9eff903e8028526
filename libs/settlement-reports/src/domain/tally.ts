import { satang, sum } from '#money';
import type { Satang } from '#money';
import type { Column, MoneyColumn } from './columns/column.js';
import { lettersOfAmount, LongestCells } from './longest-cells.js';

/** What the rows of a sheet add up to. */
export interface SheetTally {
  readonly rows: number;
  /** By column key; an empty cell adds nothing. */
  sum(column: string): Satang;
  /** Rows in which the column is not empty. */
  filled(column: string): number;
  isAllZero(column: string): boolean;
}

/** Adds up every money column while the rows pass by. */
export class RowTally<Row> implements SheetTally {
  rows = 0;
  private readonly sums: bigint[];
  private readonly counts: number[];
  private readonly least: bigint[];
  private readonly most: bigint[];

  constructor(private readonly money: readonly MoneyColumn<Row>[]) {
    this.sums = money.map(() => 0n);
    this.counts = money.map(() => 0);
    this.least = money.map(() => 0n);
    this.most = money.map(() => 0n);
  }

  add(row: Row): void {
    this.rows += 1;
    for (let index = 0; index < this.money.length; index += 1) {
      const amount = this.money[index]?.value(row, 'en') ?? null;
      if (amount === null) continue;
      this.sums[index] = (this.sums[index] ?? 0n) + amount;
      this.counts[index] = (this.counts[index] ?? 0) + 1;
      this.widen(index, amount);
    }
  }

  private widen(index: number, amount: bigint): void {
    if (amount > (this.most[index] ?? 0n)) this.most[index] = amount;
    else if (amount < (this.least[index] ?? 0n)) this.least[index] = amount;
  }

  /** Of the widest amount of a money column, the sum included, in letters. */
  widest(column: string): number {
    const index = this.indexOf(column);
    const extremes = [this.least[index], this.most[index], this.sums[index]];
    return Math.max(...extremes.map((amount) => lettersOfAmount(satang(amount ?? 0n))));
  }

  sum(column: string): Satang {
    return satang(this.sums[this.indexOf(column)] ?? 0n);
  }

  filled(column: string): number {
    return this.counts[this.indexOf(column)] ?? 0;
  }

  isAllZero(column: string): boolean {
    const index = this.indexOf(column);
    return !this.least[index] && !this.most[index];
  }

  private indexOf(column: string): number {
    return this.money.findIndex(({ key }) => key === column);
  }
}

/** The same for a sheet that may need several tabs: as a whole, and tab by tab. */
export class PartedTally<Row> implements SheetTally {
  private readonly money: readonly MoneyColumn<Row>[];
  private current: RowTally<Row>;
  private readonly all: RowTally<Row>[];
  private readonly longest: LongestCells<Row>;

  constructor(
    columns: readonly Column<Row>[],
    private readonly rowsPerPart: number,
  ) {
    this.longest = new LongestCells(columns);
    this.money = columns.filter((column): column is MoneyColumn<Row> => column.type === 'money');
    this.current = new RowTally(this.money);
    this.all = [this.current];
  }

  add(row: Row): void {
    if (this.current.rows === this.rowsPerPart) {
      this.current = new RowTally(this.money);
      this.all.push(this.current);
    }
    this.current.add(row);
    this.longest.add(row);
  }

  /** Of the longest cell of a column that is not broken into lines, in letters. */
  lettersOf(column: string): number {
    if (!this.money.some(({ key }) => key === column)) return this.longest.of(column);
    const parts = this.all.map((part) => part.widest(column));
    return Math.max(...parts, lettersOfAmount(this.sum(column)));
  }

  /** One for each tab; the only one of an empty sheet is empty. */
  get parts(): readonly SheetTally[] {
    return this.all;
  }

  get rows(): number {
    return this.all.reduce((rows, part) => rows + part.rows, 0);
  }

  sum(column: string): Satang {
    return sum(this.all.map((part) => part.sum(column)));
  }

  filled(column: string): number {
    return this.all.reduce((filled, part) => filled + part.filled(column), 0);
  }

  isAllZero(column: string): boolean {
    return this.all.every((part) => part.isAllZero(column));
  }
}
