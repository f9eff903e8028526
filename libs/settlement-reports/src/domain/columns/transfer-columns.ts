import { PAYOUT_TERMS } from '../glossary/payout-terms.js';
import { statedText } from '../glossary/stated-texts.js';
import type { TransferRow } from '../payout-rows.js';
import type { Language } from '../words.js';
import { columnsOf } from './column.js';
import type { Column } from './column.js';

const { day, finding, integer, money, sentence, text, time } = columnsOf<TransferRow>();

/** `Y`, or `N` and why; check 11 counts on the `Y`. */
const computable = ({ notComputable }: TransferRow, language: Language): string =>
  notComputable === null ? 'Y' : `N: ${statedText(notComputable, language)}`;

const TO_ACCOUNT = ['To bank account', 'บัญชีปลายทาง (4 ตัวท้าย)'] as const;
const FEE_VAT = ['VAT on transfer fee', 'ภาษีมูลค่าเพิ่มค่าธรรมเนียมการโอน'] as const;

/** What Opn sent, and whether the bank received it. */
export const TRANSFER_COLUMNS: readonly Column<TransferRow>[] = [
  text('transfer_id', ['Transfer', 'เลขที่รายการโอน'], 31, (row) => row.transferId),
  text(
    'status',
    ['Status', 'สถานะ'],
    22,
    (row, language) => PAYOUT_TERMS.statuses[row.status][language],
  ),
  time('created_at', ['Created', 'เวลาสร้าง'], (row) => row.createdAt),
  time('sent_at', ['Sent', 'เวลาส่งโอน'], (row) => row.sentAt),
  time('paid_at', ['Paid by Opn', 'เวลาที่ Opn แจ้งว่าโอนสำเร็จ'], (row) => row.paidAt),
  text('account_last4', TO_ACCOUNT, 16, (row) => row.accountLast4),
  money('amount', ['Amount taken from balance', 'ยอดหักจากยอดคงเหลือ'], (row) => row.amount),
  money('fee', ['Transfer fee', 'ค่าธรรมเนียมการโอน'], (row) => row.fee),
  money('fee_vat', FEE_VAT, (row) => row.feeVat),
  money('net', ['Net to the bank', 'ยอดสุทธิเข้าธนาคาร'], (row) => row.net),
  sentence('computable', ['Composition can be computed', 'คำนวณองค์ประกอบได้'], 22, computable),
  integer('lines', ['Transactions inside', 'จำนวนรายการภายใน'], 15, (row) => row.lines),
  money('composed', ['Sum of transactions', 'ผลรวมองค์ประกอบ'], (row) => row.composed),
  money('remainder', ['Unexplained', 'ยังอธิบายไม่ได้'], (row) => row.remainder),
  day('bank_date', ['Bank date', 'วันที่เข้าธนาคาร'], (row) => row.bankDate),
  sentence('bank_text', ['Text on the statement', 'ข้อความในสเตทเมนท์'], 24, (row) => row.bankText),
  money('bank_amount', ['Bank amount', 'ยอดเข้าธนาคาร'], (row) => row.bankAmount),
  money('difference', ['Difference', 'ผลต่าง'], (row) => row.difference),
  integer('age', ['Days in transit', 'จำนวนวันระหว่างทาง'], 10, (row) => row.age),
  finding('code', ['Break code', 'รหัสผลต่าง'], 25, (row) => row.code),
];
