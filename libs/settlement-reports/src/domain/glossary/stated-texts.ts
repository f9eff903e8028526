import { words } from '../words.js';
import type { Words } from '../words.js';

/** Texts that a report's head states in English, as they are frozen, and their Thai. */
export const STATED_TEXTS: Readonly<Record<string, Words>> = {
  'the day has not been closed yet': {
    en: 'the day has not been closed yet',
    th: 'ยังไม่ได้ปิดรอบวันนี้',
  },
  'the day is not over yet': words('the day is not over yet', 'ยังไม่สิ้นสุดวันรายการ'),
  'not read in this version': words('not read in this version', 'ยังไม่อ่านในรุ่นนี้'),
  'not swept yet': words('not swept yet', 'ยังไม่ได้อ่านรายการ'),
  'none imported for this day': words('none imported for this day', 'ยังไม่ได้นำเข้าของวันนี้'),
};
