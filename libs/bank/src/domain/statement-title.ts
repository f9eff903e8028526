import { DomainError } from '#kernel';
import { cellText, readDate } from '#table-files';
import type { DateReading, TableRow } from '#table-files';
import type { BankLayout } from './bank-layout.js';
import { lastDigitsOf } from './mask-account-digits.js';
import type { StatementFile } from './statement-row.js';

const DATES = /\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2} \p{L}[\p{L}\p{M}.]* \d{4}/gu;

type Title = Pick<StatementFile, 'period' | 'bankAccount'>;

/** What the lines above a table say of the account and of the days it is about. */
export function readTitle(rows: readonly TableRow[], layout: BankLayout): Title {
  const texts = rows.map(({ cells }) => cells.map(cellText).filter((text) => text !== ''));
  return {
    bankAccount: accountIn(texts, layout.accountLabels),
    period: texts.map((row) => periodIn(row.join(' '), layout.dates)).find(Boolean) ?? null,
  };
}

/** The number stands behind its label, in the same cell or in the next one that is not empty. */
function accountIn(rows: readonly (readonly string[])[], labels: readonly string[]): string | null {
  for (const row of rows) {
    const text = row.join(' ');
    for (const label of labels) {
      const at = text.toLowerCase().indexOf(label.toLowerCase());
      const number = at < 0 ? '' : (/\d[\dX*x-]*/.exec(text.slice(at + label.length))?.[0] ?? '');
      const digits = lastDigitsOf(number);
      if (digits !== null) return digits;
    }
  }
  return null;
}

/** Two dates in one line, the first one first, are a period; one alone is when it was printed. */
function periodIn(text: string, dates: DateReading): Title['period'] {
  const found = (text.match(DATES) ?? []).flatMap((date) => dayOrNothing(date, dates));
  const [from, to, ...more] = found;
  return from && to && more.length === 0 && from <= to ? { from, to } : null;
}

function dayOrNothing(text: string, dates: DateReading) {
  try {
    return [readDate(text, dates).day];
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}
