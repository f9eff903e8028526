import { FIRST_DAY, LAST_DAY, parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { DomainError } from '#kernel';
import { cellText } from './cell.js';
import type { Cell } from './cell.js';
import { parseDateFormat, patternOf } from './date-format.js';
import type { DateFormat } from './date-format.js';
import { monthNamed } from './month-names.js';

export const ERAS = ['auto', 'ce', 'be'] as const;
/** Which years a file counts: Christian, Buddhist (2569 is 2026), or whichever a year can be. */
export type Era = (typeof ERAS)[number];

export interface DateReading {
  /** Tried one after another; the first that fits the text is taken. */
  readonly formats: readonly DateFormat[];
  readonly era: Era;
}

/** A day, and the time of day where the file says one: local time of the file, `HH:mm:ss`. */
export interface FileDate {
  readonly day: BusinessDay;
  readonly time: string | null;
}

const BUDDHIST_YEARS = 543;
/** From here on a year is taken as a Buddhist one if the era is `auto`. */
const FIRST_BUDDHIST_YEAR = 2_400;
const CENTURY: Readonly<Record<'ce' | 'be', number>> = { ce: 2_000, be: 2_500 };
const ISO_FORMAT = parseDateFormat('yyyy-mm-dd');

/**
 * Reads a date as the file is said to write it. A date cell of a workbook needs no format. Refused
 * with `day.invalid` or `day.out_of_range`, for the era that was stated is not guessed otherwise.
 */
export function readDate(cell: Cell, { formats, era }: DateReading): FileDate {
  const text = cellText(cell);
  if (typeof cell === 'object' && 'date' in cell) return dateIn(text, [ISO_FORMAT], 'auto');
  return dateIn(text, formats, era);
}

function dateIn(text: string, formats: readonly DateFormat[], era: Era): FileDate {
  for (const format of formats) {
    const parts = patternOf(format).exec(text)?.groups;
    const month = monthOf(parts);
    if (parts === undefined || month === null) continue;
    const year = christianYear(parts['year'] ?? '', era, text);
    return { day: dayOf(year, month, parts['day'] ?? '', text), time: timeOf(parts['time'], text) };
  }
  throw invalid(text, `is not a date written as ${formats.join(' or ')}`);
}

function monthOf(parts: Record<string, string | undefined> | undefined): string | null {
  const { month, name } = (parts ?? {}) as { month?: string; name?: string };
  if (month !== undefined) return month;
  const number = name === undefined ? null : monthNamed(name);
  return number === null ? null : String(number);
}

function christianYear(digits: string, era: Era, text: string): number {
  const year = Number(digits);
  if (digits.length === 2) {
    if (era === 'auto') {
      throw invalid(text, 'has a year of two digits: state the era, "ce" (26) or "be" (69)');
    }
    return CENTURY[era] + year - (era === 'be' ? BUDDHIST_YEARS : 0);
  }
  const isBuddhist = era === 'be' || (era === 'auto' && year >= FIRST_BUDDHIST_YEAR);
  return isBuddhist ? year - BUDDHIST_YEARS : year;
}

function dayOf(year: number, month: string, date: string, text: string): BusinessDay {
  const twoDigits = (part: string): string => part.padStart(2, '0');
  const day = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}`;
  if (day < FIRST_DAY || day > LAST_DAY) {
    throw new DomainError(
      'day.out_of_range',
      `"${text}" is ${day}, which is not between ${FIRST_DAY} and ${LAST_DAY}. If the file ` +
        'counts years otherwise, state its era: "ce" (2026) or "be" (2569).',
    );
  }
  try {
    return parseBusinessDay(day);
  } catch (error) {
    throw error instanceof DomainError ? invalid(text, 'is no day of the calendar') : error;
  }
}

function timeOf(text: string | undefined, date: string): string | null {
  if (text === undefined) return null;
  const [hours = 0, minutes = 0, seconds = 0] = text.split(/[:.]/).map(Number);
  if (hours > 23 || minutes > 59 || seconds > 59) throw invalid(date, 'has no time of day');
  return [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
}

const invalid = (text: string, what: string): DomainError =>
  new DomainError('day.invalid', `"${text}" ${what}.`);
