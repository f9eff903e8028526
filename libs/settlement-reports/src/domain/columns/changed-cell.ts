import { BANGKOK, parseAnyDay } from '#calendar';
import { parseInstant } from '#kernel';
import { formatBaht, satang } from '#money';
import type { ChangeRow } from '../change-row.js';
import { dayText } from '../day-text.js';
import type { Language } from '../words.js';
import { zonedTexts } from '../zoned-time-text.js';
import { BREAK_COLUMNS } from './break-columns.js';
import { CHARGE_COLUMNS } from './charge-columns.js';
import type { Column } from './column.js';
import { EXPECTED_COLUMNS } from './expected-columns.js';
import { JOURNAL_COLUMNS } from './journal-columns.js';
import { TAX_COLUMNS } from './tax-columns.js';

type Look = Pick<Column<never>, 'key' | 'heading' | 'type'>;

const COLUMNS: { readonly [Sheet in ChangeRow['sheet']]?: readonly Look[] } = {
  breaks: BREAK_COLUMNS,
  charges: CHARGE_COLUMNS,
  expected: EXPECTED_COLUMNS,
  journal: JOURNAL_COLUMNS,
  tax: TAX_COLUMNS,
};

const columnOf = ({ sheet, field }: ChangeRow): Look | undefined =>
  COLUMNS[sheet]?.find(({ key }) => key === field);

/** What the changed column is called in its own sheet; empty for a row that is new or gone. */
export const changedField = (row: ChangeRow, language: Language): string | null =>
  row.field === null ? null : (columnOf(row)?.heading[language] ?? row.field);

/** A value as its own sheet shows it: money in baht, days as dates. A whole row is its money. */
export function changedValue(row: ChangeRow, value: string | null): string | null {
  if (value === null) return null;
  const type = row.field === null ? 'money' : columnOf(row)?.type;
  if (type === 'money') return formatBaht(satang(BigInt(value)));
  if (type === 'time') return clockText(parseInstant(value));
  return type === 'day' ? dayText(parseAnyDay(value)) : value;
}

/** With its offset, for this is a text and no time of the file. */
const clockText = zonedTexts(BANGKOK);
