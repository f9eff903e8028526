import { DomainError } from '#kernel';

/** How a file writes its days: `dd/mm/yyyy`, `yyyy-mm-dd`, `dd-mm-yy`, `d MMM yyyy`. */
export type DateFormat = string & { readonly __format: 'date-format' };

/** The parts of a day, by how a format writes them; a digit less or more makes no difference. */
const PARTS: Readonly<Record<string, string>> = {
  d: '(?<day>\\d{1,2})',
  dd: '(?<day>\\d{1,2})',
  m: '(?<month>\\d{1,2})',
  mm: '(?<month>\\d{1,2})',
  MMM: '(?<name>[\\p{L}\\p{M}.]+)',
  yy: '(?<year>\\d{2})',
  yyyy: '(?<year>\\d{4})',
};
const TIME = '(?:[T ,]\\s*(?<time>\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?)(?:\\s*น\\.?)?)?';
const WORDS = /([A-Za-z])\1*|[^A-Za-z]/g;
const MAX_FORMAT_CHARS = 30;
/** Formats come from people's settings; so many are kept ready. */
const MAX_PATTERNS = 100;

const patterns = new Map<string, RegExp>();

/** Refuses with `format.invalid` what does not say each of day, month and year once. */
export function parseDateFormat(text: string): DateFormat {
  const words = text.length > MAX_FORMAT_CHARS ? [] : (text.match(WORDS) ?? []);
  const said = words.filter((word) => /[A-Za-z]/.test(word));
  const kinds = said.map((word) => (word in PARTS ? word[0]?.toLowerCase() : '?')).sort();
  if (kinds.join('') !== 'dmy') {
    throw new DomainError(
      'format.invalid',
      `"${text.slice(0, MAX_FORMAT_CHARS)}" is no format of dates. Write the day as d or dd, the ` +
        'month as m, mm or MMM (its name), the year as yy or yyyy: dd/mm/yyyy, d MMM yyyy.',
    );
  }
  return text as DateFormat;
}

/** What a text has to look like; a time of day may always follow. */
export function patternOf(format: DateFormat): RegExp {
  const known = patterns.get(format);
  if (known !== undefined) return known;
  const parts = (format.match(WORDS) ?? []).map((word) => PARTS[word] ?? escaped(word));
  const text = parts.join('');
  const isUnseparated = /^[A-Za-z]+$/.test(format);
  const digits = isUnseparated ? text.replaceAll('{1,2}', '{2}') : text;
  const pattern = new RegExp(`^${digits}${TIME}$`, 'u');
  if (patterns.size >= MAX_PATTERNS) patterns.clear();
  patterns.set(format, pattern);
  return pattern;
}

const escaped = (character: string): string =>
  character === ' ' ? '\\s+' : character.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');
