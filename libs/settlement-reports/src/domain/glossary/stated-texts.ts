import { CHANGE_TEXTS } from './change-texts.js';
import { REASONS_JOINED_BY } from '../report-reading.js';
import { termIn, words } from '../words.js';
import type { Language, Words } from '../words.js';

/** Texts that a report's head states in English, as they are frozen, and their Thai; # a number. */
const STATED_TEXTS: Readonly<Record<string, Words>> = {
  ...CHANGE_TEXTS,
  'the day has not been closed yet': {
    en: 'the day has not been closed yet',
    th: 'ยังไม่ได้ปิดรอบวันนี้',
  },
  'the day is not over yet': words('the day is not over yet', 'ยังไม่สิ้นสุดวันรายการ'),
  'not read in this version': words('not read in this version', 'ยังไม่อ่านในรุ่นนี้'),
  'a later fact changed the money, status or match of a charge of this day': {
    en: 'a later fact changed the money, status or match of a charge of this day',
    th: 'ข้อมูลภายหลังเปลี่ยนยอดเงิน สถานะ หรือการจับคู่ของรายการในวันนี้',
  },
  'every source of this day could be read by now': {
    en: 'every source of this day could be read by now',
    th: 'อ่านแหล่งข้อมูลของวันนี้ได้ครบแล้ว',
  },
  'not swept yet': words('not swept yet', 'ยังไม่ได้อ่านรายการ'),
  'none imported for this day': words('none imported for this day', 'ยังไม่ได้นำเข้าของวันนี้'),
  'balance transactions cannot be read at Opn (#)': {
    en: 'balance transactions cannot be read at Opn (#)',
    th: 'อ่านรายการเคลื่อนไหวยอดคงเหลือจาก Opn ไม่ได้ (#)',
  },
  'transfers cannot be read at Opn (#)': {
    en: 'transfers cannot be read at Opn (#)',
    th: 'อ่านรายการโอนจาก Opn ไม่ได้ (#)',
  },
  'daily tax receipts cannot be read at Opn (#)': {
    en: 'daily tax receipts cannot be read at Opn (#)',
    th: 'อ่านใบเสร็จรายวันจาก Opn ไม่ได้ (#)',
  },
  'refunds cannot be read at Opn (#)': {
    en: 'refunds cannot be read at Opn (#)',
    th: 'อ่านรายการคืนเงินจาก Opn ไม่ได้ (#)',
  },
  'the balance cannot be read at Opn (#)': {
    en: 'the balance cannot be read at Opn (#)',
    th: 'อ่านยอดคงเหลือจาก Opn ไม่ได้ (#)',
  },
  'the balance cannot be read at Opn': words(
    'the balance cannot be read at Opn',
    'อ่านยอดคงเหลือจาก Opn ไม่ได้',
  ),
  'pending charges that could not be read and stand as last known: #': {
    en: 'pending charges that could not be read and stand as last known: #',
    th: 'รายการรอชำระที่อ่านจาก Opn ไม่ได้และคงไว้ตามที่ทราบล่าสุด: #',
  },
  'Opn has not issued the receipt of this day yet': {
    en: 'Opn has not issued the receipt of this day yet',
    th: 'Opn ยังไม่ออกใบเสร็จของวันนี้',
  },
  'not comparable with the books of the same moment': {
    en: 'not comparable with the books of the same moment',
    th: 'เทียบกับบัญชี ณ เวลาเดียวกันไม่ได้',
  },
  'a statement of this day does not add up': {
    en: 'a statement of this day does not add up',
    th: 'ยอดในสเตทเมนท์ของวันนี้ไม่ตรงกับรายการข้างใน',
  },
  '# of # movements concern payouts or returns and were kept': {
    en: '# of # movements concern payouts or returns and were kept',
    th: 'เก็บไว้เฉพาะรายการเงินโอนหรือคืนเงินลูกค้า # จาก # รายการ',
  },
  '# of # charges of the day were found only by asking Opn': {
    en: '# of # charges of the day were found only by asking Opn',
    th: 'พบรายการของวันนี้จากการสอบถาม Opn เท่านั้น # จาก # รายการ',
  },
  partial: words('made by hand, and not of everything', 'โอนด้วยตนเองเพียงบางส่วน'),
  'history-incomplete': words('what came before was not read', 'ไม่ได้อ่านรายการก่อนหน้า'),
  'transactions-not-read': words('transactions not read yet', 'ยังไม่ได้อ่านรายการเคลื่อนไหว'),
  destroyed: words('withdrawn at Opn', 'ยกเลิกที่ Opn'),
  'never-debited': words('never taken from the balance', 'ไม่ได้หักจากยอดคงเหลือ'),
  'foreign-currency': words('in another currency', 'เป็นสกุลเงินอื่น'),
};

const NUMBER = /\d+/g;

/** What a report's head states, in the language of the file; each of several reasons for itself. */
export const statedText = (text: string, language: Language): string =>
  text
    .split(REASONS_JOINED_BY)
    .map((reason) => {
      const numbers = reason.match(NUMBER) ?? [];
      const term = termIn(STATED_TEXTS, reason.replaceAll(NUMBER, '#'), language);
      return numbers.reduce((said, number) => said.replace('#', number), term);
    })
    .join(REASONS_JOINED_BY);
