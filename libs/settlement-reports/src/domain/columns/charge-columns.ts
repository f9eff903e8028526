import type { ChargeRow } from '../frozen-rows.js';
import { CHARGE_STATUSES } from '../glossary/terms.js';
import { columnsOf } from './column.js';
import type { Column } from './column.js';

const { finding, money, moneyUnlessZero, rate, text, time, day } = columnsOf<ChargeRow>();

/** Every charge decided on the day, and what it cost; also the columns of the CSV. */
export const CHARGE_COLUMNS: readonly Column<ChargeRow>[] = [
  text('charge_id', ['Charge', 'เลขที่รายการรับชำระ'], 31, (row) => row.chargeId),
  text('reference', ['Order reference', 'เลขที่อ้างอิงคำสั่งซื้อ'], 18, (row) => row.reference),
  text(
    'document_no',
    ['Invoice or tax invoice no.', 'เลขที่ใบแจ้งหนี้/ใบกำกับภาษี'],
    16,
    (row) => row.documentNo,
  ),
  text('status', ['Status', 'สถานะ'], 11, (row, language) => CHARGE_STATUSES[row.status][language]),
  text('failure', ['Failure', 'สาเหตุที่ไม่สำเร็จ'], 18, (row) => row.failure),
  time('created_at', ['Created', 'เวลาสร้าง'], (row) => row.createdAt),
  time('paid_at', ['Paid', 'เวลาชำระ'], (row) => row.paidAt),
  time('expires_at', ['QR expires', 'QR หมดอายุ'], (row) => row.expiresAt),
  money('amount', ['Charge amount', 'ยอดเรียกเก็บ'], (row) => row.amount),
  money('gross', ['Gross', 'ยอดรับชำระ'], (row) => row.gross),
  money('booked_gross', ['Booked gross', 'ยอดบันทึกบัญชี'], (row) => row.bookedGross),
  rate('rate', ['Fee rate %', 'อัตราค่าธรรมเนียม (%)'], 12, (row) => row.rate),
  money('fee', ['Fee', 'ค่าธรรมเนียม'], (row) => row.fee),
  money('fee_vat', ['VAT on fee', 'ภาษีมูลค่าเพิ่มของค่าธรรมเนียม'], (row) => row.feeVat),
  moneyUnlessZero('interest', ['Interest', 'ดอกเบี้ย'], (row) => row.interest),
  moneyUnlessZero(
    'interest_vat',
    ['VAT on interest', 'ภาษีมูลค่าเพิ่มของดอกเบี้ย'],
    (row) => row.interestVat,
  ),
  money('net', ['Net', 'ยอดสุทธิ'], (row) => row.net),
  money('fee_expected', ['Fee by contract', 'ค่าธรรมเนียมตามสัญญา'], (row) => row.feeExpected),
  money(
    'fee_difference',
    ['Fee and VAT difference', 'ผลต่างค่าธรรมเนียมและภาษี'],
    (row) => row.feeDifference,
  ),
  text(
    'transaction_id',
    ['Opn transaction', 'เลขที่รายการเคลื่อนไหว Opn'],
    31,
    (row) => row.transactionId,
  ),
  time('transferable_at', ['Transferable from', 'โอนได้ตั้งแต่'], (row) => row.transferableAt),
  money('matched', ['Matched amount', 'ยอดที่จับคู่แล้ว'], (row) => row.matched),
  money('difference', ['Difference', 'ผลต่าง'], (row) => row.difference),
  day('match_day', ['Expected on', 'วันที่คาดว่าจะได้รับ'], (row) => row.matchDay),
  finding('code', ['Break code', 'รหัสผลต่าง'], 25, (row) => row.code),
];
