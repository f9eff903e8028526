import { words } from '../../words.js';
import type { Words } from '../../words.js';

/** By column key: where the column's values come from. */
export type SheetLineage = Readonly<Record<string, Words>>;

/** A field of Opn's, as its API names it: `charge.fee_vat`. */
export const opn = (...fields: readonly string[]): Words => {
  const named = `Opn: ${fields.join(', ')}`;
  return words(named, named);
};

/** A field of Opn's, and what is made of it. */
export const opnThen = (field: string, en: string, th: string): Words =>
  words(`Opn: ${field}; ${en}`, `Opn: ${field}; ${th}`);

/** A column of an imported file. */
export const imported = (en: string, th: string): Words =>
  words(`Import of ${en}`, `ไฟล์นำเข้า${th}`);

/** What this system itself knows or reckons. */
export const own = words;

export const BREAK_CODE = own(
  'Reconciliation: the break that carries the amount; section C of this sheet',
  'การกระทบยอด: รหัสผลต่างที่ถือยอด ดูส่วน C ของชีตนี้',
);
