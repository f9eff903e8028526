import { satang, sum } from '#money';
import type { Satang } from '#money';
import type { Column, MoneyColumn } from './columns/column.js';

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
  private readonly nonZero: boolean[];

  constructor(private readonly money: readonly MoneyColumn<Row>[]) {
    this.sums = money.map(() => 0n);
    this.counts = money.map(() => 0);
    this.nonZero = money.map(() => false);
  }

  add(row: Row): void {
    this.rows += 1;
    for (let index = 0; index < this.money.length; index += 1) {
      const amount = this.money[index]?.value(row, 'en') ?? null;
      if (amount === null) continue;
      if (amount !== 0n) this.nonZero[index] = true;
      this.sums[index] = (this.sums[index] ?? 0n) + amount;
      this.counts[index] = (this.counts[index] ?? 0) + 1;
    }
  }

  sum(column: string): Satang {
    return satang(this.sums[this.indexOf(column)] ?? 0n);
  }

  filled(column: string): number {
    return this.counts[this.indexOf(column)] ?? 0;
  }

  isAllZero(column: string): boolean {
    return this.nonZero[this.indexOf(column)] !== true;
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

  constructor(
    columns: readonly Column<Row>[],
    private readonly rowsPerPart: number,
  ) {
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
