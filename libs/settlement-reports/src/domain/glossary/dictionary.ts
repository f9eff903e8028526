import { words } from '../words.js';
import type { Words } from '../words.js';

/** A word as it is used here, and what sets it apart from words like it. */
export type DictionaryEntry = readonly [word: Words, note: Words | null];

const entry = (en: string, th: string, note: Words | null = null): DictionaryEntry => [
  words(en, th),
  note,
];

const REPORTS: readonly DictionaryEntry[] = [
  entry('reconciliation', 'การกระทบยอด'),
  entry('settlement report', 'รายงานกระทบยอดรับชำระประจำวัน'),
  entry(
    'business day (of the report)',
    'วันที่รายการ',
    words(
      'From cut-off to cut-off; also Saturdays, Sundays and holidays.',
      'ตั้งแต่เวลาตัดรอบถึงเวลาตัดรอบ รวมวันเสาร์ อาทิตย์ และวันหยุด ไม่ใช่วันทำการ',
    ),
  ),
  entry('bank business day', 'วันทำการธนาคาร'),
  entry('cut-off', 'เวลาตัดรอบ'),
  entry('posting date / value date', 'วันที่บันทึกบัญชี / วันที่เงินมีผล'),
  entry('close the day / close the month', 'ปิดรอบประจำวัน / ปิดงวดบัญชี'),
  entry('provisional / final / restated', 'ฉบับชั่วคราว / ฉบับสมบูรณ์ / ฉบับแก้ไข'),
  entry('brought forward / carried forward', 'ยกมา / ยกไป'),
  entry('control total', 'ยอดควบคุม'),
  entry('prepared / reviewed / approved by', 'ผู้จัดทำ / ผู้สอบทาน / ผู้อนุมัติ'),
  entry('agrees / does not agree', 'ตรง / ไม่ตรง'),
];

const RECEIPTS: readonly DictionaryEntry[] = [
  entry(
    'expected receipt',
    'รายการคาดว่าจะได้รับ',
    words('An order that should be paid, as imported.', 'คำสั่งซื้อที่ควรได้รับชำระ ตามที่นำเข้า'),
  ),
  entry(
    'charge',
    'รายการรับชำระ',
    words('One attempt to be paid through Opn.', 'การเรียกเก็บหนึ่งครั้งผ่าน Opn'),
  ),
  entry(
    'gross / net',
    'ยอดรับชำระ / ยอดสุทธิ',
    words('Gross is before fees.', 'ยอดรับชำระคือยอดก่อนหักค่าธรรมเนียม'),
  ),
  entry('transfer, payout', 'รายการโอนเงินเข้าบัญชี'),
  entry(
    'break',
    'ผลต่าง',
    words(
      'A condition that does not agree. It is computed and cannot be deleted.',
      'สิ่งที่ไม่ตรงกัน ระบบคำนวณให้และลบไม่ได้',
    ),
  ),
  entry('open item', 'รายการคงค้าง'),
  entry(
    'unexplained remainder',
    'ยอดที่ยังอธิบายไม่ได้',
    words('What no match and no break explains.', 'ยอดที่ทั้งการจับคู่และผลต่างอธิบายไม่ได้'),
  ),
  entry('write-off', 'ตัดบัญชี'),
];

const BOOKS: readonly DictionaryEntry[] = [
  entry('clearing account / suspense', 'บัญชีพักรอกระทบยอด / บัญชีพัก'),
  entry('cash in transit', 'เงินระหว่างทาง'),
  entry('on hold / transferable / reserve', 'ยอดที่ยังโอนไม่ได้ / ยอดที่โอนได้ / ยอดกันสำรอง'),
  entry('input VAT / not yet claimable', 'ภาษีซื้อ / ภาษีซื้อยังไม่ถึงกำหนด'),
  entry('tax invoice / receipt / credit note', 'ใบกำกับภาษี / ใบเสร็จรับเงิน / ใบลดหนี้'),
  entry('input VAT report / VAT return', 'รายงานภาษีซื้อ / แบบ ภ.พ.30'),
  entry(
    'withholding tax payable',
    'ภาษีหัก ณ ที่จ่ายค้างจ่าย',
    words(
      'What we withheld from Opn; not tax that was withheld from us.',
      'ภาษีที่เราหักจาก Opn ไม่ใช่ภาษีที่เราถูกหัก ณ ที่จ่าย',
    ),
  ),
  entry('withholding return / certificate', 'แบบ ภ.ง.ด.53 / หนังสือรับรองหักภาษี (50 ทวิ)'),
  entry('voucher / journal', 'ใบสำคัญ / สมุดรายวัน'),
];

/** Words that mean one thing here, in both languages. */
export const DICTIONARY: readonly DictionaryEntry[] = [...REPORTS, ...RECEIPTS, ...BOOKS];
