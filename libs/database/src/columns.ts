import type { ColumnOptions } from 'typeorm';

/** TypeORM turns times into `Date`; entities carry them as `Instant` text, as everything does. */
function instantFromDate(value: Date | string | null): string | null {
  if (value === null || typeof value === 'string') return value;
  return value.toISOString().replace('.000Z', 'Z');
}

export const instantColumn: ColumnOptions = {
  type: 'timestamptz',
  transformer: { from: instantFromDate, to: (value: string | null) => value },
};

/** Money: `bigint` satang in code and in the table. */
export const satangColumn: ColumnOptions = { type: 'bigint' };

/** A place in an account's log: far below 2^53, so a number in code. */
export const positionColumn: ColumnOptions = {
  type: 'bigint',
  transformer: { from: Number, to: (value: number) => value },
};

export const textColumn: ColumnOptions = { type: 'text' };
export const dayColumn: ColumnOptions = { type: 'date' };

export const nullable = (column: ColumnOptions): ColumnOptions => ({ ...column, nullable: true });
export const key = (column: ColumnOptions): ColumnOptions => ({ ...column, primary: true });
