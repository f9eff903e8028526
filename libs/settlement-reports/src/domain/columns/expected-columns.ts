import type { ExpectedRow } from '../frozen-rows.js';
import { MATCH_KEYS, RECEIPT_SECTIONS, RECEIPT_STATES } from '../glossary/terms.js';
import { columnsOf } from './column.js';
import type { Column } from './column.js';

const { day, finding, integer, money, text, time } = columnsOf<ExpectedRow>();

/** Which orders were paid, and which were not. */
export const EXPECTED_COLUMNS: readonly Column<ExpectedRow>[] = [
  text(
    'section',
    ['New / brought forward', 'ใหม่ / ยกมา'],
    15,
    (row, language) => RECEIPT_SECTIONS[row.section][language],
  ),
  text('reference', ['Order reference', 'เลขที่อ้างอิงคำสั่งซื้อ'], 18, (row) => row.reference),
  text(
    'document_no',
    ['Invoice or tax invoice no.', 'เลขที่ใบแจ้งหนี้/ใบกำกับภาษี'],
    16,
    (row) => row.documentNo,
  ),
  text('channel', ['Channel or branch', 'ช่องทาง/สาขา'], 11, (row) => row.channel),
  text('customer', ['Customer code', 'รหัสลูกค้า'], 11, (row) => row.customer),
  day('expected_on', ['Expected on', 'วันที่คาดว่าจะได้รับ'], (row) => row.expectedOn),
  time('due_at', ['Unpaid becomes overdue at', 'เวลาที่ถือว่าเกินกำหนด'], (row) => row.dueAt),
  money('expected', ['Expected amount', 'ยอดคาดว่าจะได้รับ'], (row) => row.expected),
  text(
    'charges',
    ['Charges tried / paid', 'จำนวนครั้งที่เรียกเก็บ / ชำระสำเร็จ'],
    14,
    (row) => `${row.chargesTried} / ${row.chargesPaid}`,
  ),
  text('charge_id', ['Paying charge', 'รายการรับชำระ'], 31, ({ chargeIds }) =>
    chargeIds.length === 0 ? null : chargeIds.join(', '),
  ),
  time('paid_at', ['Paid at', 'เวลาที่ชำระ'], (row) => row.paidAt),
  money('paid', ['Paid and matched', 'ยอดที่จับคู่แล้ว'], (row) => row.paid),
  money('difference', ['Difference', 'ผลต่าง'], (row) => row.difference),
  text(
    'match_key',
    ['Matched by', 'จับคู่ด้วย'],
    15,
    ({ matchKey }, language) => matchKey && MATCH_KEYS[matchKey][language],
  ),
  text(
    'state',
    ['Where is the money', 'สถานะเงิน'],
    15,
    (row, language) => RECEIPT_STATES[row.state][language],
  ),
  finding('code', ['Break code', 'รหัสผลต่าง'], 25, (row) => row.code),
  integer('age', ['Days open', 'จำนวนวันที่ค้าง'], 8, (row) => row.age),
];
