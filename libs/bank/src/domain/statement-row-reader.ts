import { DomainError } from '#kernel';
import { negated } from '#money';
import type { Satang } from '#money';
import { isBlankCell, readDate } from '#table-files';
import type { TableRow } from '#table-files';
import { rowError } from './bank.errors.js';
import type { BankRowError } from './bank.errors.js';
import type { BankLayout } from './bank-layout.js';
import { lastDigitsOf } from './mask-account-digits.js';
import { readAmount, readText, readTime, signedAmount } from './statement-fields.js';
import type { StatedTotals, StatementRow } from './statement-row.js';
import type { StatementTable } from './statement-table.js';

const TOTAL = /total|รวม/i;

/** What one row turned out to be; a note is a line that says nothing of money. */
export type ReadRow =
  | { readonly kind: 'row'; readonly row: StatementRow }
  | { readonly kind: 'total'; readonly stated: StatedTotals }
  | { readonly kind: 'note' }
  | { readonly kind: 'bad'; readonly errors: readonly BankRowError[] };

/** Reads rows of one table; `bankAccount`: that of its title, for rows that name none. */
export class StatementRowReader {
  constructor(
    private readonly table: StatementTable,
    private readonly layout: BankLayout,
    private readonly bankAccount: string | null,
  ) {}

  read(row: TableRow): ReadRow {
    const isDated = this.isDated(row);
    if (isDated || (this.table.hasMoney(row) && !isTotal(row))) return this.movement(row);
    return this.table.hasMoney(row) ? this.total(row) : { kind: 'note' };
  }

  private movement(row: TableRow): ReadRow {
    const { table } = this;
    const fields = new FieldsOfRow(row.line);
    const date = fields.read('bookedOn', () =>
      readDate(table.cell(row, 'bookedOn'), this.layout.dates),
    );
    const time = fields.read('bookedAt', () => readTime(table.cell(row, 'bookedAt')));
    const account = fields.read('bankAccount', () => this.text(row, 'bankAccount'));
    const read = {
      row: row.line,
      amount: fields.read('amount', () => this.amount(row)),
      balance: fields.read('balance', () => readAmount(table.cell(row, 'balance'))),
      description: fields.read('description', () => readText(table.textOf(row))) ?? '',
      bankReference: fields.read('bankReference', () => this.text(row, 'bankReference')),
      bankAccount: lastDigitsOf(account ?? '') ?? this.bankAccount,
    };
    const { errors } = fields;
    if (errors.length > 0 || date === null) return { kind: 'bad', errors };
    return { kind: 'row', row: { ...read, bookedOn: date.day, bookedAt: time ?? date.time } };
  }

  private total(row: TableRow): ReadRow {
    const fields = new FieldsOfRow(row.line);
    const credits = fields.read('deposit', () => readAmount(this.table.cell(row, 'deposit')));
    const debits = fields.read('withdrawal', () => readAmount(this.table.cell(row, 'withdrawal')));
    const { errors } = fields;
    if (errors.length > 0) return { kind: 'bad', errors };
    return { kind: 'total', stated: { count: null, credits, debits: debits && signless(debits) } };
  }

  private amount(row: TableRow): Satang | null {
    if (this.table.has('amount')) return readAmount(this.table.cell(row, 'amount'));
    const deposit = readAmount(this.table.cell(row, 'deposit'));
    return signedAmount(deposit, readAmount(this.table.cell(row, 'withdrawal')));
  }

  private text(row: TableRow, field: 'bankReference' | 'bankAccount'): string | null {
    const cell = this.table.cell(row, field);
    if (typeof cell === 'string') return readText(cell) || null;
    return 'number' in cell ? cell.number : null;
  }

  private isDated(row: TableRow): boolean {
    const cell = this.table.cell(row, 'bookedOn');
    if (isBlankCell(cell)) return false;
    try {
      readDate(cell, this.layout.dates);
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }
}

/** Reads one field after the other and notes every one that cannot be read. */
class FieldsOfRow {
  readonly errors: BankRowError[] = [];

  constructor(private readonly line: number) {}

  read<T>(name: string, reader: () => T): T | null {
    try {
      return reader();
    } catch (error) {
      this.errors.push(rowError(this.line, name, error));
      return null;
    }
  }
}

const signless = (amount: Satang): Satang => (amount < 0n ? negated(amount) : amount);

const isTotal = ({ cells }: TableRow): boolean =>
  cells.some((cell) => typeof cell === 'string' && TOTAL.test(cell));
