import { isBankBusinessDay } from './bank-business-day.js';
import { parseBusinessDay } from './business-day.js';
import { KNOWN_BANK_HOLIDAYS } from './known-bank-holidays.js';

describe('the bank holidays this build knows', () => {
  it('are days that exist, each once, and none of them on a weekend', () => {
    const days = [...KNOWN_BANK_HOLIDAYS];
    expect(days.map((day) => parseBusinessDay(day))).toEqual([...days].sort());
    for (const day of days) expect([day, isBankBusinessDay(day)]).toEqual([day, true]);
  });

  it('close the banks on Constitution Day and leave them open the day after', () => {
    const open = (day: string) => isBankBusinessDay(parseBusinessDay(day), KNOWN_BANK_HOLIDAYS);
    expect(['2026-12-10', '2026-12-11'].map(open)).toEqual([false, true]);
  });

  it('are nineteen a year, and none of a year that was not announced', () => {
    const yearsOf = (year: string) =>
      [...KNOWN_BANK_HOLIDAYS].filter((day) => day.startsWith(year)).length;
    expect(['2024', '2025', '2026', '2027'].map(yearsOf)).toEqual([0, 19, 19, 0]);
  });
});
