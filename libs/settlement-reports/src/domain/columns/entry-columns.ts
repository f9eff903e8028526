import type { EntryLine } from '../entry-line.js';
import { columnsOf } from './column.js';
import type { Column } from './column.js';

const { day, integer, money, text, time } = columnsOf<EntryLine>();

/** Journal entries one by one: only their keys are ever shown, as the heading of a CSV. */
export const ENTRY_COLUMNS: readonly Column<EntryLine>[] = [
  text('entry_id', ['Entry', 'เลขที่รายการบันทึก'], 40, (row) => row.entryId),
  integer('line', ['Line', 'ลำดับ'], 6, (row) => row.line),
  text('kind', ['Kind', 'ประเภท'], 8, (row) => row.kind),
  day('posting_date', ['Posting date', 'วันที่บันทึกบัญชี'], (row) => row.postingDay),
  day('relates_to', ['Relates to day', 'เกี่ยวกับวันที่รายการ'], (row) => row.relatesTo),
  text('ledger_account', ['Ledger account', 'บัญชี'], 24, (row) => row.ledgerAccount),
  money('debit', ['Debit', 'เดบิต'], (row) => row.debit),
  money('credit', ['Credit', 'เครดิต'], (row) => row.credit),
  text('subject', ['Charge, transfer or document', 'เลขที่เอกสาร'], 31, (row) => row.subject),
  text('reference', ['Order reference', 'เลขที่อ้างอิงคำสั่งซื้อ'], 18, (row) => row.reference),
  text('event', ['Event', 'เหตุการณ์'], 40, (row) => row.cause),
  integer('position', ['Event position', 'ลำดับเหตุการณ์'], 10, (row) => row.position),
  time('recorded_at', ['Recorded', 'เวลาที่บันทึก'], (row) => row.recordedAt),
];
