import { DAY_MS, SECOND_MS } from '#kernel';

/** Day 0 of the two calendars a workbook may count by. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** The calendar of 1900 has a 29 February that never was; days before it are one later. */
const FIRST_TRUE_DAY = 61;
const LAST_DAY = 2_958_465;

/** Days that a workbook counts, as `2026-11-20` or, within a day, `2026-11-20T09:30:00`. */
export function workbookDate(days: number, countsFrom1904: boolean): string | null {
  if (!(days >= 1 && days < LAST_DAY + 1)) return null;
  const epoch = countsFrom1904 ? EPOCH_1904 : EPOCH_1900;
  const missing = !countsFrom1904 && days < FIRST_TRUE_DAY ? DAY_MS : 0;
  const seconds = Math.round((days * DAY_MS) / SECOND_MS);
  const text = new Date(epoch + missing + seconds * SECOND_MS).toISOString();
  const midnight = text.endsWith('T00:00:00.000Z');
  return text.slice(0, midnight ? 'YYYY-MM-DD'.length : 'YYYY-MM-DDTHH:mm:ss'.length);
}

/** Formats of dates and times that have numbers instead of codes, those of Thai Excel included. */
const BUILT_IN: readonly (readonly [first: number, last: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
  [71, 81],
];
const FIRST_CUSTOM = 164;
/** What stands in a format without being one: quoted text, escapes, fillers, colours, locales. */
const LITERALS = /"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

/** Whether a cell with this format shows days or times; `code` where the workbook defines one. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) {
    return id < FIRST_CUSTOM && BUILT_IN.some(([first, last]) => id >= first && id <= last);
  }
  const [positive = ''] = code.replaceAll(LITERALS, '').split(';');
  return !/general/i.test(positive) && /[dmyhsb]/i.test(positive);
}
