import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';

const SATURDAY = 6;
const SUNDAY = 0;

/** Banks work from Monday to Friday; the simulator knows no holidays. */
export function isBankDay(day: BusinessDay): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== SATURDAY && weekday !== SUNDAY;
}

export function nextBankDay(day: BusinessDay): BusinessDay {
  const next = addDays(day, 1);
  return isBankDay(next) ? next : nextBankDay(next);
}
