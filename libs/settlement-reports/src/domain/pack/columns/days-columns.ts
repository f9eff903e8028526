import { columnsOf } from '../../columns/column.js';
import type { Column } from '../../columns/column.js';
import { REPORT_STATUSES } from '../../glossary/terms.js';
import type { DayRow } from '../pack-rows.js';
import { PACK_TERMS, shortDigest } from '../pack-terms.js';

const { day, integer, money, text } = columnsOf<DayRow>();

/** The month day by day: which report there is of each, and what it comes to. */
export const DAYS_COLUMNS: readonly Column<DayRow>[] = [
  day('day', ['Business day', 'วันที่รายการ'], (row) => row.day),
  integer('version', ['Version', 'ฉบับที่'], 10, (row) => row.version),
  text(
    'status',
    ['Status', 'สถานะ'],
    14,
    ({ status }, language) =>
      (status === null ? PACK_TERMS.notClosed : REPORT_STATUSES[status])[language],
  ),
  text('signed_by', ['Approved by', 'ผู้อนุมัติ'], 16, (row) => row.signedBy),
  integer('count', ['Count', 'จำนวนรายการ'], 10, (row) => row.count),
  money('gross', ['Gross', 'ยอดรับชำระ'], (row) => row.gross),
  money('fee', ['Fee', 'ค่าธรรมเนียม'], (row) => row.fee),
  money('fee_vat', ['VAT on fee', 'ภาษีมูลค่าเพิ่มของค่าธรรมเนียม'], (row) => row.feeVat),
  money('net', ['Net', 'ยอดสุทธิ'], (row) => row.net),
  money(
    'other_gross',
    ['Gross of other payment methods', 'ยอดรับชำระช่องทางอื่น'],
    (row) => row.otherGross,
  ),
  money('reversed', ['Reversed of these', 'กลับรายการจากยอดข้างต้น'], (row) => row.reversed),
  money('transferred', ['Sent to the bank, net', 'โอนออกสุทธิ'], (row) => row.transferred),
  money('banked', ['Arrived in the bank', 'เข้าธนาคารแล้ว'], (row) => row.banked),
  integer('breaks_open', ['Breaks open', 'ผลต่างคงค้าง'], 10, (row) => row.breaksOpen),
  money('remainder', ['Unexplained', 'ยังอธิบายไม่ได้'], (row) => row.remainder),
  text('digest', ['Digest (first characters)', 'รหัสตรวจสอบ (ส่วนต้น)'], 16, ({ digest }) =>
    shortDigest(digest),
  ),
];
