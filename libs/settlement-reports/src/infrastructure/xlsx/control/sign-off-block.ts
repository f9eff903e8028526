import { otherLanguage, words } from '../../../domain/words.js';
import type { Language } from '../../../domain/words.js';
import type { Grid } from '../grid.js';
import { blockTitle } from '../summary/block-writer.js';

const FIRST = 9;
const LINE = { column: 10, span: 2 };
const WIDTH = 3;

const ROLES = [
  words('Prepared by', 'ผู้จัดทำ'),
  words('Reviewed by', 'ผู้สอบทาน'),
  words('Approved by', 'ผู้อนุมัติ'),
];
const FIELDS = [words('Name', 'ชื่อ'), words('Date', 'วันที่'), words('Signature', 'ลายมือชื่อ')];

/**
 * Block B: lines to sign on. They are empty and stay so, because an issued file never changes;
 * the electronic sign-off is a record of its own.
 */
export function writeSignOff(grid: Grid, row: number, language: Language): void {
  const title = words('Sign-off', 'การลงนาม');
  grid.put(row, FIRST, blockTitle('B', title, language), 'block', WIDTH);
  for (const [index, role] of ROLES.entries()) {
    const at = row + 1 + index * (FIELDS.length + 1);
    const [mine, other] = [role[language], role[otherLanguage(language)]];
    grid.put(at, FIRST, `${mine} · ${other}`, 'role', WIDTH);
    for (const [line, field] of FIELDS.entries()) {
      grid.put(at + 1 + line, FIRST, field[language], 'fieldLabel');
      grid.put(at + 1 + line, LINE.column, null, 'signature', LINE.span);
    }
  }
}
