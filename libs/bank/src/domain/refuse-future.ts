import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DomainError } from '#kernel';
import { BankImportRefusedError } from './bank.errors.js';
import type { StatementFile } from './statement-row.js';

const BUDDHIST_ERA_YEARS = 543;
/** Statements are not older than this; a year that would be is another mistake. */
const MAX_YEARS_BACK = 20;

/** Banks show what is booked for the next days; a month ahead is a year read wrongly. */
const DAYS_AHEAD = 31;

interface Asked {
  readonly today: BusinessDay;
  readonly from: BusinessDay | null;
  readonly to: BusinessDay | null;
}

/**
 * A file with a movement of a day far ahead was read wrongly, and would cover all days until then:
 * whatever has not arrived would be late (`import.refused`, `period.invalid`).
 */
export function refuseFuture({ rows }: StatementFile, { today, from, to }: Asked): void {
  const last = addDays(today, DAYS_AHEAD);
  const errors = rows
    .filter(({ bookedOn }) => bookedOn > last)
    .map(({ row, bookedOn }) => ({
      ...{ row, field: 'bookedOn', code: 'date.future' },
      message: `${bookedOn} is after today, ${today}.${hintOn(bookedOn, today)}`,
    }));
  if (errors.length > 0) throw new BankImportRefusedError(errors);
  const asked = [from, to].find((day) => day !== null && day > last);
  if (!asked) return;
  throw new DomainError(
    'period.invalid',
    `No statement covers ${asked}: today is ${today}.${hintOn(asked, today)}`,
  );
}

function hintOn(day: BusinessDay, today: BusinessDay): string {
  const year = Number(day.slice(0, 4)) - BUDDHIST_ERA_YEARS;
  const yearsBack = Number(today.slice(0, 4)) - year;
  return yearsBack >= 0 && yearsBack <= MAX_YEARS_BACK
    ? ` If it is a year of the Buddhist era, send ${year}${day.slice(4)}.`
    : '';
}
