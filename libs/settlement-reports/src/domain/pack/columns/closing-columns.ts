import { columnsOf } from '../../columns/column.js';
import type { Column } from '../../columns/column.js';
import { accountName } from '../../columns/journal-columns.js';
import { breakAction, breakName } from '../../glossary/break-codes.js';
import { SEVERITIES } from '../../glossary/terms.js';
import { termIn } from '../../words.js';
import type { AccountRow, CutOffRow, OpenItemRow } from '../pack-rows.js';
import { AGE_BUCKET_WORDS, CUT_OFF_SECTIONS } from '../pack-terms.js';

const open = columnsOf<OpenItemRow>();
const cutOff = columnsOf<CutOffRow>();
const journal = columnsOf<AccountRow>();

const ORDER_REFERENCE = ['Order reference', 'เลขที่อ้างอิงคำสั่งซื้อ'] as const;

/** What was open at the end of the month, the oldest first. */
export const OPEN_ITEM_COLUMNS: readonly Column<OpenItemRow>[] = [
  open.text('break_no', ['Break no.', 'เลขที่ผลต่าง'], 19, (row) => row.breakNo),
  open.text(
    'bucket',
    ['Age, bank business days', 'ช่วงอายุ (วันทำการธนาคาร)'],
    12,
    ({ bucket }, language) => AGE_BUCKET_WORDS[bucket][language],
  ),
  open.integer('age', ['Age', 'อายุ'], 7, (row) => row.age),
  open.text('severity', ['Severity', 'ระดับ'], 9, ({ severity }, language) =>
    termIn(SEVERITIES, severity, language),
  ),
  open.finding('code', ['Code', 'รหัส'], 25, (row) => row.code),
  open.sentence('name', ['Meaning', 'ความหมาย'], 28, ({ code }, language) =>
    breakName(code, language),
  ),
  open.day('day', ['Belongs to day', 'วันที่รายการ'], (row) => row.day),
  open.text('reference', ORDER_REFERENCE, 18, (row) => row.reference),
  open.text(
    'subject',
    ['Charge, transfer or document', 'รายการที่เกี่ยวข้อง'],
    31,
    (row) => row.subjectId,
  ),
  open.money('amount', ['Difference', 'ผลต่าง'], (row) => row.amount),
  open.time('opened_at', ['Opened', 'วันที่พบ'], (row) => row.openedAt),
  open.day('due_at', ['Due', 'ครบกำหนดแก้ไข'], (row) => row.dueAt),
  open.text('owner', ['Assigned to', 'ผู้รับผิดชอบ'], 14, (row) => row.owner),
  open.sentence('note', ['Last note', 'บันทึกล่าสุด'], 24, (row) => row.note),
  open.sentence(
    'afterwards',
    ['Decided after the month’s end', 'การตัดสินใจหลังสิ้นเดือน'],
    24,
    (row) => row.afterwards,
  ),
  open.sentence('action', ['What to do', 'สิ่งที่ต้องทำ'], 30, ({ code }, language) =>
    breakAction(code, language),
  ),
];

/** What stands on both sides of the month's end. */
export const CUT_OFF_COLUMNS: readonly Column<CutOffRow>[] = [
  cutOff.text(
    'section',
    ['Before the end / after it', 'ก่อนสิ้นเดือน / หลังสิ้นเดือน'],
    46,
    ({ section }, language) => CUT_OFF_SECTIONS[section][language],
  ),
  cutOff.text(
    'subject',
    ['Order, transfer or receipt', 'คำสั่งซื้อ รายการโอน หรือใบเสร็จ'],
    32,
    (row) => row.subject,
  ),
  cutOff.day('before', ['Day before', 'วันที่ก่อนสิ้นเดือน'], (row) => row.before),
  cutOff.day('after', ['Day after', 'วันที่หลังสิ้นเดือน'], (row) => row.after),
  cutOff.integer('count', ['Count', 'จำนวนรายการ'], 10, (row) => row.count),
  cutOff.money('amount', ['Amount', 'จำนวนเงิน'], (row) => row.amount),
];

/** The month by account. */
export const ACCOUNT_COLUMNS: readonly Column<AccountRow>[] = [
  journal.text('account_code', ['Account code', 'รหัสบัญชี'], 14, (row) => row.accountCode),
  journal.text('account_name', ['Account name', 'ชื่อบัญชี'], 48, (row, language) =>
    accountName(row.ledgerAccount, language),
  ),
  journal.text(
    'ledger_account',
    ['Account of the books', 'ชื่อบัญชีในระบบ'],
    30,
    (row) => row.ledgerAccount,
  ),
  journal.money('opening', ['Opening', 'ยอดยกมา'], (row) => row.opening),
  journal.money('debit', ['Debit', 'เดบิต'], (row) => row.debit),
  journal.money('credit', ['Credit', 'เครดิต'], (row) => row.credit),
  journal.money('closing', ['Closing', 'ยอดยกไป'], (row) => row.closing),
];
