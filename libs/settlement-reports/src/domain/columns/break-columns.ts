import type { BreakRow } from '../frozen-rows.js';
import { breakAction, breakName } from '../glossary/break-codes.js';
import { BREAK_SECTIONS, CASE_STATUSES, SEVERITIES } from '../glossary/terms.js';
import { termIn } from '../words.js';
import { columnsOf } from './column.js';
import type { Column } from './column.js';

const { day, finding, integer, money, sentence, text, time } = columnsOf<BreakRow>();

/** What is open, since when, and who works on it. */
export const BREAK_COLUMNS: readonly Column<BreakRow>[] = [
  text('break_no', ['Break no.', 'เลขที่ผลต่าง'], 19, (row) => row.breakNo),
  text(
    'section',
    ['Brought forward / new / cleared', 'ยกมา / ใหม่ / แก้ไขแล้ว'],
    15,
    (row, language) => BREAK_SECTIONS[row.section][language],
  ),
  text('severity', ['Severity', 'ระดับ'], 11, (row, language) =>
    termIn(SEVERITIES, row.severity, language),
  ),
  finding('code', ['Code', 'รหัส'], 26, (row) => row.code),
  sentence('name', ['Meaning', 'ความหมาย'], 34, (row, language) => breakName(row.code, language)),
  day('day', ['Belongs to day', 'วันที่รายการ'], (row) => row.day),
  text('reference', ['Order reference', 'เลขที่อ้างอิงคำสั่งซื้อ'], 18, (row) => row.reference),
  text(
    'subject',
    ['Charge, transfer or document', 'รายการที่เกี่ยวข้อง'],
    31,
    ({ subjectId }) => subjectId,
  ),
  money('expected', ['Expected', 'ยอดที่ควรเป็น'], (row) => row.expected),
  money('actual', ['Actual', 'ยอดที่เกิดขึ้นจริง'], (row) => row.actual),
  money('amount', ['Difference', 'ผลต่าง'], (row) => row.amount),
  sentence('explains', ['Also seen', 'รหัสอื่นที่พบร่วม'], 22, ({ explains }) =>
    explains.length === 0 ? null : explains.join(', '),
  ),
  sentence('cause', ['Common cause', 'สาเหตุร่วม'], 22, (row) => row.cause),
  time('opened_at', ['Opened', 'วันที่พบ'], (row) => row.openedAt),
  integer('age', ['Age, bank business days', 'อายุ (วันทำการธนาคาร)'], 12, (row) => row.age),
  day('due_at', ['Due', 'ครบกำหนดแก้ไข'], (row) => row.dueAt),
  text('owner', ['Assigned to', 'ผู้รับผิดชอบ'], 14, (row) => row.owner),
  text('status', ['Status', 'สถานะ'], 13, (row, language) =>
    termIn(CASE_STATUSES, row.status, language),
  ),
  sentence('resolution', ['Resolution', 'วิธีแก้ไข'], 22, (row) => row.resolution),
  text('approved_by', ['Approved by', 'ผู้อนุมัติ'], 14, (row) => row.approvedBy),
  sentence('note', ['Last note', 'บันทึกล่าสุด'], 24, (row) => row.note),
  sentence('action', ['What to do', 'สิ่งที่ต้องทำ'], 34, (row, language) =>
    breakAction(row.code, language),
  ),
];
