import { BALANCE_REASONS } from './check-reasons.js';
import type { Reason } from './check-reasons.js';
import { TAX_REASONS } from './tax/tax-reasons.js';
import { words } from './words.js';
import type { Words } from './words.js';

/** One line of Control, block D. */
export interface Check {
  readonly no: number;
  readonly name: Words;
  /** What is missing to make it in a report; null: it is made. */
  readonly waitsFor: Reason;
}

const isMade: Reason = () => null;

const made = (no: number, en: string, th: string): Check => ({
  no,
  name: words(en, th),
  waitsFor: isMade,
});

const waiting = (no: number, waitsFor: Reason, en: string, th: string): Check => ({
  no,
  name: words(en, th),
  waitsFor,
});

export const CHECKS: readonly Check[] = [
  made(
    1,
    'Every paid charge: gross − fee − VAT − interest = net (lines failing)',
    'ทุกรายการ: ยอดรับชำระหักค่าธรรมเนียมและภาษีเท่ากับยอดสุทธิ (จำนวนที่ไม่ตรง)',
  ),
  made(
    2,
    'Gross of paid charges = credited to receipts clearing',
    'ยอดรับชำระเท่ากับยอดบันทึกบัญชีพักรับชำระเงิน',
  ),
  made(
    3,
    'Paid = matched + overpaid + unexpected + held + unexplained',
    'ยอดรับ = จับคู่แล้ว + รับเกิน + ไม่พบรายการคาดว่าจะได้รับ + ติดผลต่างอื่น + ยังอธิบายไม่ได้',
  ),
  made(4, 'Unexplained remainder is zero', 'ยอดที่ยังอธิบายไม่ได้เป็นศูนย์'),
  {
    no: 5,
    name: {
      en: 'Expected receipts roll forward',
      th: 'ยอดคาดว่าจะได้รับยกมา + เพิ่ม − รับแล้ว − ยกเลิก = ยกไป',
    },
    waitsFor: isMade,
  },
  waiting(
    6,
    BALANCE_REASONS[6],
    'Opn balance rolls forward',
    'ยอดคงเหลือ Opn ยกมา + เคลื่อนไหว = ยกไป',
  ),
  waiting(
    7,
    BALANCE_REASONS[7],
    'Opn balance in the books = balance stated by Opn at the same moment',
    'ยอดตามบัญชีเท่ากับยอดที่ Opn แจ้ง ณ เวลาเดียวกัน',
  ),
  waiting(
    8,
    BALANCE_REASONS[8],
    'Closing balance = sum of its parts',
    'ยอดคงเหลือเท่ากับผลรวมองค์ประกอบ',
  ),
  waiting(
    9,
    BALANCE_REASONS[9],
    'In transit rolls forward',
    'เงินระหว่างทางยกมา + โอนออก − เข้าธนาคาร − โอนไม่สำเร็จ = ยกไป',
  ),
  waiting(
    10,
    BALANCE_REASONS[10],
    'Every transfer: amount = fee + VAT + net (lines failing)',
    'ทุกรายการโอน: จำนวนเงิน = ค่าธรรมเนียม + ภาษี + สุทธิ (จำนวนที่ไม่ตรง)',
  ),
  waiting(
    11,
    BALANCE_REASONS[11],
    'Every computable transfer: composition + remainder = amount',
    'ทุกรายการโอนที่คำนวณได้: องค์ประกอบ + ยอดที่อธิบายไม่ได้ = จำนวนเงิน',
  ),
  waiting(
    12,
    TAX_REASONS[12],
    'Fees agree with Opn’s daily receipt',
    'ค่าธรรมเนียมตรงกับใบเสร็จรายวันของ Opn',
  ),
  waiting(
    13,
    TAX_REASONS[13],
    'VAT agrees with Opn’s daily receipt after the rounding adjustment',
    'ภาษีมูลค่าเพิ่มตรงกับใบเสร็จรายวันหลังปรับเศษสตางค์',
  ),
  made(14, 'Breaks roll forward (count)', 'ผลต่างยกมา + เกิดใหม่ − แก้ไขแล้ว = ยกไป (รายการ)'),
  made(15, 'Debits = credits', 'เดบิตเท่ากับเครดิต'),
  {
    no: 16,
    name: {
      en: 'Rows in this file = rows frozen at closing',
      th: 'จำนวนแถวในไฟล์เท่ากับจำนวนที่บันทึกตอนปิดรอบ',
    },
    waitsFor: isMade,
  },
];
