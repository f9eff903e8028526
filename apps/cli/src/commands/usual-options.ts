import { parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import { typed, UsageError } from '../command.js';

export const ACCOUNT = {
  account: {
    type: 'string',
    value: '<account>',
    about: 'The account that is meant; without it the default one (OPN_ACCOUNT).',
  },
} as const;

export const OUT = {
  out: { type: 'string', value: '<file>', about: 'Where the file is put. Needed.' },
} as const;

export const VERSION = {
  version: { type: 'string', value: '<n>', about: 'A version other than the one that stands.' },
} as const;

export const LANGUAGE = {
  lang: { type: 'string', value: 'en|th', about: 'Language of headings and words.' },
} as const;

/** `--version 2`; null: the one that stands. */
export function versionIn(given: string | undefined): number | null {
  if (given === undefined) return null;
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw new UsageError('--version must be a number such as 1.');
}

export function languageIn(given: string | undefined, usual: 'en' | 'th'): 'en' | 'th' {
  if (given === undefined) return usual;
  if (given === 'en' || given === 'th') return given;
  throw new UsageError('--lang must be en or th.');
}

const NO_STREAM = '--out needs the name of a file: standard output has the messages.';

export function pathIn(given: string | undefined, what = 'file'): string {
  if (given === '-') throw new UsageError(NO_STREAM);
  if (given) return given;
  throw new UsageError(`--out is missing: where shall the ${what} be put?`);
}

export const dayIn = (given: string, option?: string): BusinessDay =>
  typed(given, parseBusinessDay, option);
