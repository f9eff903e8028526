import { DEFAULT_RULE_BOOKS } from '#accounts';
import { parseBusinessDay } from '#calendar';
import { sha256 } from '#kernel';
import { satang } from '#money';
import { buildImport } from './build-import.js';
import type { ImportCircumstances } from './build-import.js';
import type { StatementFile, StatementRow } from './statement-row.js';

/** A day of November 2026. */
export const november = (day: number) =>
  parseBusinessDay(`2026-11-${String(day).padStart(2, '0')}`);

export const row = (
  day: number,
  amount: bigint | null,
  description = 'OMISE PAYOUT',
  more: Partial<StatementRow> = {},
): StatementRow => ({
  ...{ row: 1, bookedOn: november(day), bookedAt: null, description },
  amount: amount === null ? null : satang(amount),
  ...{ balance: null, bankReference: null, bankAccount: null },
  ...more,
});

export const fileOf = (
  rows: readonly StatementRow[],
  more: Partial<StatementFile> = {},
): StatementFile => ({ rows, period: null, bankAccount: null, stated: null, ...more });

export const imported = (file: StatementFile, more: Partial<ImportCircumstances> = {}) =>
  buildImport(file, {
    ...{ file: sha256(JSON.stringify(file.rows.length)), preset: null, from: null, to: null },
    today: november(23),
    rulesOn: () => DEFAULT_RULE_BOOKS.bank,
    ...more,
  });
