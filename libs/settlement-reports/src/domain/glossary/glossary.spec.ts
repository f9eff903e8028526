import { BREAK_CODES } from '#reconciliation';
import { ENTRY_KINDS as POSTED_KINDS } from '#ledger';
import type { SheetName } from '../report-head.js';
import { COLUMNS } from '../sheets.js';
import type { Words } from '../words.js';
import { BREAK_GROUPS } from './break-codes.js';
import { DICTIONARY } from './dictionary.js';
import { LINEAGE } from './lineage.js';
import { POSTING_NOTES, POSTINGS } from './postings.js';
import { TERM_GROUPS } from './term-meanings.js';

const THAI = /[ก-๙]/;
const SHEETS = Object.keys(COLUMNS) as SheetName[];

/** Fields of Opn's have the same names everywhere. */
const needsThai = ({ en, th }: Words): boolean => en !== th || !en.startsWith('Opn: ');

describe('lineage', () => {
  it.each(SHEETS)('names the source of every column of %s, and of no other', (sheet) => {
    const keys = COLUMNS[sheet].map(({ key }) => key);
    expect(Object.keys(LINEAGE[sheet])).toEqual(keys);
  });

  it.each(SHEETS)('is told in both languages for %s', (sheet) => {
    for (const source of Object.values(LINEAGE[sheet])) {
      expect(source.en).not.toMatch(THAI);
      if (needsThai(source)) expect(source.th).toMatch(THAI);
    }
  });
});

describe('the glossary', () => {
  it('explains every kind of entry that is posted', () => {
    expect(Object.keys(POSTINGS).sort()).toEqual([...POSTED_KINDS].sort());
  });

  it('explains every break code once', () => {
    const explained = BREAK_GROUPS.flatMap(({ codes }) => Object.keys(codes));
    expect(new Set(explained).size).toBe(explained.length);
    for (const code of Object.keys(BREAK_CODES)) expect(explained).toContain(code);
  });

  it('has Thai for every word and every meaning', () => {
    const all = [
      ...POSTING_NOTES,
      ...Object.values(POSTINGS).map(({ when }) => when),
      ...DICTIONARY.flatMap(([word, note]) => (note ? [word, note] : [word])),
      ...TERM_GROUPS.flatMap(({ title, meanings }) => [title, ...Object.values(meanings)]),
    ];
    for (const { en, th } of all) {
      expect(en).not.toMatch(THAI);
      expect(th).toMatch(THAI);
    }
  });

  it('says what every word means that a row can say of itself', () => {
    for (const { terms, meanings } of TERM_GROUPS) {
      expect(Object.keys(meanings)).toEqual(Object.keys(terms));
    }
  });
});
