import { DICTIONARY } from '../../../domain/glossary/dictionary.js';
import { LINEAGE } from '../../../domain/glossary/lineage.js';
import { TERM_GROUPS } from '../../../domain/glossary/term-meanings.js';
import type { SheetName } from '../../../domain/report-head.js';
import { COLUMNS, SHEET_TITLES, TABLE_SHEETS } from '../../../domain/sheets.js';
import { words } from '../../../domain/words.js';
import { KEY, NAME, NOTE, OTHER, OTHER_WORD, REST, WORD } from './glossary-columns.js';
import type { GlossaryWriter } from './glossary-writer.js';
import { MEANING, OTHER_LANGUAGE } from './headings.js';

/** Section D: words that mean one thing here. */
export function writeDictionary(glossary: GlossaryWriter): void {
  glossary.section('D', words('Words', 'คำศัพท์'), [
    [WORD, words('English', 'ไทย')],
    [OTHER_WORD, OTHER_LANGUAGE],
    [NOTE, words('Note', 'หมายเหตุ')],
  ]);
  for (const [word, note] of DICTIONARY) {
    glossary.line([
      ...glossary.inBoth(word, WORD, OTHER_WORD),
      [NOTE, note && note[glossary.language]],
    ]);
  }
}

/** Section E: what a row says of itself. */
export function writeTerms(glossary: GlossaryWriter): void {
  glossary.section('E', words('States and statuses', 'สถานะ'), [
    [KEY, words('In the JSON', 'ใน JSON')],
    [NAME, words('In the sheet', 'ในชีต')],
    [OTHER, OTHER_LANGUAGE],
    [REST, MEANING],
  ]);
  for (const { title, terms, meanings } of TERM_GROUPS) {
    glossary.part(title);
    for (const [key, term] of Object.entries(terms)) {
      glossary.line([
        [KEY, key, 'text'],
        ...glossary.inBoth(term, NAME, OTHER),
        [REST, meanings[key]?.[glossary.language] ?? null],
      ]);
    }
  }
}

/** Section F: where the values of each column come from. */
export function writeLineage(glossary: GlossaryWriter): void {
  glossary.section('F', words('Where each column comes from', 'ที่มาของแต่ละช่อง'), [
    [KEY, words('In CSV and JSON', 'ใน CSV และ JSON')],
    [NAME, words('Column', 'ช่อง')],
    [OTHER, OTHER_LANGUAGE],
    [REST, words('Source', 'ที่มา')],
  ]);
  for (const sheet of TABLE_SHEETS) writeColumns(glossary, sheet);
}

function writeColumns(glossary: GlossaryWriter, sheet: SheetName): void {
  glossary.part(SHEET_TITLES[sheet]);
  for (const { key, heading } of COLUMNS[sheet]) {
    glossary.line([
      [KEY, key, 'text'],
      ...glossary.inBoth(heading, NAME, OTHER),
      [REST, LINEAGE[sheet][key]?.[glossary.language] ?? null],
    ]);
  }
}
