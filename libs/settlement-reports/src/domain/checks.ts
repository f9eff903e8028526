import { words } from './words.js';
import type { Words } from './words.js';

/** One line of Control, block D. */
export interface Check {
  readonly no: number;
  readonly name: Words;
  /** What is missing to make it; `null`: it is made. */
  readonly waitsFor: Words | null;
}

const TRANSACTIONS = words(
  'The movements of the Opn balance are not set out in this report yet.',
  'รายงานฉบับนี้ยังไม่แสดงรายการเคลื่อนไหวยอดคงเหลือของ Opn',
);
const BALANCE = words(
  'The balance stated by Opn is not compared in this report yet.',
  'รายงานฉบับนี้ยังไม่เปรียบเทียบกับยอดคงเหลือที่ Opn แจ้ง',
);
const TRANSFERS = words(
  'Transfers and bank lines are not set out in this report yet.',
  'รายงานฉบับนี้ยังไม่แสดงรายการโอนและรายการธนาคาร',
);
const TAX_RECEIPT = words(
  'Opn’s daily tax receipt is not compared in this report yet.',
  'รายงานฉบับนี้ยังไม่เปรียบเทียบกับใบเสร็จรายวันของ Opn',
);

/** Why a block of Summary cannot be filled in: the same reasons, once. */
export const WAITING_FOR = { TRANSACTIONS, BALANCE, TRANSFERS, TAX_RECEIPT };

const made = (no: number, en: string, th: string): Check => ({
  no,
  name: words(en, th),
  waitsFor: null,
});

const waiting = (no: number, waitsFor: Words, en: string, th: string): Check => ({
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
    waitsFor: null,
  },
  waiting(6, TRANSACTIONS, 'Opn balance rolls forward', 'ยอดคงเหลือ Opn ยกมา + เคลื่อนไหว = ยกไป'),
  waiting(
    7,
    BALANCE,
    'Opn balance in the books = balance stated by Opn at the same moment',
    'ยอดตามบัญชีเท่ากับยอดที่ Opn แจ้ง ณ เวลาเดียวกัน',
  ),
  waiting(8, BALANCE, 'Closing balance = sum of its parts', 'ยอดคงเหลือเท่ากับผลรวมองค์ประกอบ'),
  waiting(
    9,
    TRANSFERS,
    'In transit rolls forward',
    'เงินระหว่างทางยกมา + โอนออก − เข้าธนาคาร − โอนไม่สำเร็จ = ยกไป',
  ),
  waiting(
    10,
    TRANSFERS,
    'Every transfer: amount = fee + VAT + net (lines failing)',
    'ทุกรายการโอน: จำนวนเงิน = ค่าธรรมเนียม + ภาษี + สุทธิ (จำนวนที่ไม่ตรง)',
  ),
  waiting(
    11,
    TRANSFERS,
    'Every computable transfer: composition + remainder = amount',
    'ทุกรายการโอนที่คำนวณได้: องค์ประกอบ + ยอดที่อธิบายไม่ได้ = จำนวนเงิน',
  ),
  waiting(
    12,
    TAX_RECEIPT,
    'Fees agree with Opn’s daily receipt',
    'ค่าธรรมเนียมตรงกับใบเสร็จรายวันของ Opn',
  ),
  waiting(
    13,
    TAX_RECEIPT,
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
    waitsFor: null,
  },
];
