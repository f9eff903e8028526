import type { ChangeRow } from '../change-row.js';
import { statedText } from '../glossary/stated-texts.js';
import { columnsOf } from './column.js';
import type { Column } from './column.js';

const { money, sentence, text, time } = columnsOf<ChangeRow>();

/** What this version shows otherwise than the one before it, and why. */
export const CHANGE_COLUMNS: readonly Column<ChangeRow>[] = [
  text('sheet', ['Sheet', 'ชีต'], 14, (row) => row.sheet),
  text('row_key', ['Row', 'รายการ'], 31, (row) => row.rowKey),
  text('field', ['Field', 'ช่องข้อมูล'], 18, (row) => row.field),
  text('old_value', ['Before', 'ค่าเดิม'], 22, (row) => row.oldValue),
  text('new_value', ['After', 'ค่าใหม่'], 22, (row) => row.newValue),
  money('effect', ['Effect on net', 'ผลต่อยอดสุทธิ'], (row) => row.effect),
  sentence('reason', ['Why', 'เหตุผล'], 30, (row, language) => statedText(row.reason, language)),
  time('learned_at', ['Known since', 'ทราบเมื่อ'], (row) => row.learnedAt),
  text(
    'cause',
    ['Evidence', 'หลักฐาน'],
    24,
    (row, language) => row.cause && statedText(row.cause, language),
  ),
  text('posted_in', ['Posted in voucher', 'บันทึกบัญชีในใบสำคัญ'], 19, (row) => row.postedIn),
];
