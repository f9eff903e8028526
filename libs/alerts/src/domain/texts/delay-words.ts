import type { DelayReason } from '../finance/delay-reason.js';
import type { AlertLanguage } from './alert-texts.js';

type Words = Readonly<Record<AlertLanguage, string>>;

const unreadable = (en: string, th: string): Words => ({
  en: `${en} cannot be read at Opn`,
  th: `อ่าน${th}จาก Opn ไม่ได้`,
});

/** Reasons after "is not closed because"; the day's preconditions have the details. */
const BECAUSE: Readonly<Partial<Record<DelayReason, Words>>> = {
  'day-known': { en: 'it is before the books begin', th: 'เป็นวันก่อนเริ่มบันทึกบัญชี' },
  'month-open': { en: 'its month is closed', th: 'งวดบัญชีของเดือนนั้นปิดแล้ว' },
  'opn-key': { en: 'there is no Opn key for the account', th: 'ยังไม่ได้ตั้งคีย์ของ Opn' },
  'history-read': {
    en: 'what was before it is not read yet',
    th: 'ยังอ่านข้อมูลก่อนหน้าจาก Opn ไม่ครบ',
  },
  'charges-readable': unreadable('the charges', 'รายการรับชำระ'),
  'transactions-readable': unreadable('the balance transactions', 'รายการเคลื่อนไหวยอดคงเหลือ'),
  'transfers-readable': unreadable('the transfers', 'รายการโอน'),
  'receipts-readable': unreadable('the daily tax receipts', 'ใบเสร็จรายวัน'),
  'refunds-readable': unreadable('the refunds', 'รายการคืนเงิน'),
  'balance-readable': unreadable('the balance', 'ยอดคงเหลือ'),
  'books-current': {
    en: 'the books have not taken in all that is known',
    th: 'ยังลงบัญชีข้อมูลที่ได้รับไม่ครบ',
  },
  'evidence-verifies': {
    en: 'the stored evidence does not verify',
    th: 'หลักฐานที่บันทึกไว้ตรวจสอบไม่ผ่าน',
  },
  'earlier-days': { en: 'an earlier day is still open', th: 'ยังปิดรอบวันก่อนหน้าไม่ได้' },
  'beyond-schedule': {
    en: 'it is too long ago to be closed by itself: close it with "yodtrong close"',
    th: 'ผ่านมานานเกินกว่าที่ระบบจะปิดรอบเอง โปรดปิดด้วยคำสั่ง "yodtrong close"',
  },
};

const NOT_SUCCEEDED: Words = {
  en: 'closing it has not succeeded yet',
  th: 'การปิดรอบยังไม่สำเร็จ',
};

export const delayWords = (reason: string, language: AlertLanguage): string =>
  ((BECAUSE as Readonly<Record<string, Words>>)[reason] ?? NOT_SUCCEEDED)[language];
