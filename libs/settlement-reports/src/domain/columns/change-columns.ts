import type { ChangeRow } from '../change-row.js';
import { statedText } from '../glossary/stated-texts.js';
import { changedField, changedValue } from './changed-cell.js';
import { columnsOf } from './column.js';
import type { Column } from './column.js';
import { words } from '../words.js';
import type { Words } from '../words.js';

/** As the tabs are called. */
const SHEETS: { readonly [Sheet in ChangeRow['sheet']]: Words } = {
  breaks: words('Breaks', 'ผลต่าง'),
  expected: words('Expected', 'คาดว่าจะได้รับ'),
  charges: words('Charges', 'รายการรับชำระ'),
  transfers: words('Transfers', 'รายการโอน'),
  payout: words('Payout', 'องค์ประกอบเงินโอน'),
  balance: words('Balance', 'ยอดคงเหลือ'),
  tax: words('Tax', 'ภาษี'),
  journal: words('Journal', 'ใบสำคัญ'),
};

const { money, sentence, text, time } = columnsOf<ChangeRow>();

/** What this version shows otherwise than the one before it, and why. */
export const CHANGE_COLUMNS: readonly Column<ChangeRow>[] = [
  text('sheet', ['Sheet', 'ชีต'], 14, (row, language) => SHEETS[row.sheet][language]),
  text('row_key', ['Row', 'รายการ'], 31, (row) => row.rowKey),
  text('field', ['Field', 'ช่องข้อมูล'], 18, changedField),
  text('old_value', ['Before', 'ค่าเดิม'], 22, (row) => changedValue(row, row.oldValue)),
  text('new_value', ['After', 'ค่าใหม่'], 22, (row) => changedValue(row, row.newValue)),
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
