import type { FinanceKind } from '../alert-kind.js';
import type { KindTexts, Told } from './alert-texts.js';
import { delayWords } from './delay-words.js';
import * as told from './finance-told.js';

const SOURCES: Readonly<Record<string, string>> = {
  'expected-receipts': 'รายการคาดว่าจะได้รับ',
  'bank-lines': 'สเตทเมนท์ธนาคาร',
};
const sourceOf = (one: Told): string => {
  const source = told.factOf(one, 'source');
  return SOURCES[source] ?? source;
};

const PROBLEMS: Readonly<Record<string, string>> = {
  failed: 'ไม่สำเร็จ',
  late: 'ยังไม่เข้าธนาคาร',
  missing: 'ยังไม่ถูกโอน',
};
const problemOf = (one: Told): string => PROBLEMS[told.factOf(one, 'problem')] ?? 'มีปัญหา';

const payoutOf = (one: Told) => told.factOf(one, 'transfer') || `รอบวันที่ ${told.dayOf(one)}`;
const lineOf = (one: Told): string =>
  told.factOf(one, 'transfer') || `รายการธนาคาร ${told.factOf(one, 'bankLine')}`;

/** ` และมีอีก 2 วัน` */
const others = (one: Told, name: string, unit: string): string => {
  const count = told.othersOf(one, name);
  return count === 0 ? '' : ` และมีอีก ${count} ${unit}`;
};

const isMonth = (one: Told): boolean => told.factOf(one, 'what') === 'month';

const CLAIM_STAGES: Readonly<Record<string, string>> = {
  expiring: ' ใกล้หมดเวลาใช้สิทธิแล้ว',
  expired: ' หมดเวลาใช้สิทธิแล้ว โปรดปรึกษาที่ปรึกษาภาษี',
};

export const FINANCE_THAI: Readonly<Record<FinanceKind, KindTexts>> = {
  'report-late': {
    title: 'รายงานล่าช้า',
    summary: (one) =>
      `ยังปิดรอบวันที่ ${told.dayOf(one)} ไม่ได้ ` +
      `เพราะ ${delayWords(told.factOf(one, 'reason'), 'th')} ` +
      `รายงานชั่วคราวเปิดดูได้ที่ ${told.factOf(one, 'provisionalAt')}`,
    toDo: (one) => 'ระบบจะปิดรอบเองเมื่อพร้อม ดูสิ่งที่ขาดในเงื่อนไข' + others(one, 'days', 'วัน'),
  },
  'source-missing': {
    title: 'ยังไม่ได้รับข้อมูล',
    summary: (one) =>
      `ยังไม่ได้รับ ${sourceOf(one)} ของวันที่ ${told.dayOf(one)} ` +
      `รายการ ${told.countOf(one)} รายการยังกระทบยอดไม่ได้ โปรดนำเข้าไฟล์`,
    toDo: (one) =>
      'โปรดนำเข้าไฟล์ผ่าน API หรือคำสั่ง "yodtrong import"' + others(one, 'days', 'วันที่ยังขาด'),
  },
  'unexplained-money': {
    title: 'ยอดที่ยังอธิบายไม่ได้',
    summary: (one) => `วันที่ ${told.daysOf(one)} มียอดที่ยังอธิบายไม่ได้ ${told.bahtOf(one)} บาท`,
    toDo: () => 'โปรดอย่าเพิ่งอนุมัติรายงาน และแจ้งผู้ดูแลระบบ',
  },
  'balance-differs': {
    title: 'ยอดคงเหลือไม่ตรงกับ Opn',
    summary: (one) =>
      `ยอดคงเหลือ Opn ตามบัญชีต่างจาก Opn ${told.bahtOf(one)} บาท ตั้งแต่ ${told.sinceOf(one)}`,
    toDo: () => 'โปรดเทียบรายการเคลื่อนไหวกับแดชบอร์ดของ Opn และสอบถาม Opn ถึงรายการที่ไม่ตรง',
  },
  'payout-account-changed': {
    title: 'บัญชีรับเงินโอนเปลี่ยน',
    summary: (one) =>
      `บัญชีรับเงินโอนเปลี่ยนเป็น ${told.factOf(one, 'account')} ซึ่งยังไม่ได้รับอนุมัติ ` +
      `ยอด ${told.bahtOf(one)} บาท โปรดตรวจสอบทันที`,
    toDo: () =>
      'หากไม่มีใครในบริษัทเปลี่ยน โปรดแจ้ง Opn ให้ระงับการโอนและเปลี่ยนรหัสผ่านแดชบอร์ด ' +
      'หากถูกต้อง ให้บุคคลที่สองอนุมัติบัญชีนี้',
  },
  'payout-failed-or-late': {
    title: 'เงินโอนไม่สำเร็จหรือล่าช้า',
    summary: (one) =>
      `เงินโอน ${payoutOf(one)} จำนวน ${told.bahtOf(one)} บาท ${problemOf(one)} ` +
      `ตั้งแต่ ${told.sinceOf(one)} โปรดติดต่อ Opn หรือธนาคาร`,
    toDo: () => 'โปรดดูสถานะในแดชบอร์ดของ Opn และสเตทเมนท์ธนาคาร',
  },
  'bank-amount-differs': {
    title: 'ยอดเข้าธนาคารไม่ตรง',
    summary: (one) => `ธนาคารรับเงินโอน ${lineOf(one)} ต่างจากยอดสุทธิ ${told.bahtOf(one)} บาท`,
    toDo: () => 'โปรดสอบถามค่าธรรมเนียมกับธนาคารและยอดที่ส่งกับ Opn แล้วจึงปิดผลต่าง',
  },
  'charges-stuck': {
    title: 'รายการค้างสถานะรอชำระ',
    summary: (one) =>
      `มีรายการค้างรอชำระหลัง QR หมดอายุ ${told.countOf(one)} รายการ ${told.bahtOf(one)} บาท ` +
      `เก่าสุดตั้งแต่ ${told.sinceOf(one)} กำลังสอบถาม Opn ต่อเนื่อง`,
    toDo: () => 'โปรดรอก่อนส่งสินค้าของคำสั่งซื้อเหล่านี้ หากค้างนานให้สอบถาม Opn',
  },
  'owed-to-customers': {
    title: 'รับชำระซ้ำหรือหลังยกเลิก',
    summary: (one) =>
      `มีเงินที่ต้องคืนลูกค้าหรือต้องตัดสินใจ ${told.countOf(one)} รายการ ${told.bahtOf(one)} บาท`,
    toDo: () => 'โปรดตัดสินใจทีละรายการ คืนเงินนอก Opn และบันทึกการคืนเงิน',
  },
  'mismatches-above-limit': {
    title: 'ผลต่างเกินเกณฑ์',
    summary: (one) =>
      `วันที่ ${told.dayOf(one)} พบผลต่าง ${told.countOf(one)} รายการ ${told.bahtOf(one)} บาท ` +
      `ส่วนใหญ่เป็น ${told.factOf(one, 'codeNameTh')} ` +
      `สาเหตุร่วม: ${told.factOf(one, 'cause') || 'ยังไม่พบ'}`,
    toDo: () => 'โปรดเริ่มจากสาเหตุร่วม แล้วตามด้วยรายการยอดสูงสุด แต่ละรายการบอกสิ่งที่ต้องทำ',
  },
  'fee-differs': {
    title: 'ค่าธรรมเนียมไม่ตรงสัญญา',
    summary: (one) =>
      `ค่าธรรมเนียมที่ Opn หักต่างจากสัญญา ${told.bahtOf(one)} บาท (${told.countOf(one)} รายการ) ` +
      `ตั้งแต่ ${told.sinceOf(one)} อัตราที่พบ ${told.rateOf(one, 'ไม่ทราบ')}`,
    toDo: () => 'หากสัญญาเปลี่ยน โปรดตั้งอัตราใหม่พร้อมวันที่มีผล มิฉะนั้นเรียกคืนส่วนต่างจาก Opn',
  },
  'tax-invoice-missing': {
    title: 'ยังไม่ได้รับใบกำกับภาษี',
    summary: (one) =>
      `ยังไม่ได้บันทึกใบกำกับภาษี Opn เดือน ${told.monthOf(one)} ` +
      `ภาษีซื้อ ${told.bahtOf(one)} บาท ` +
      `ใช้สิทธิได้ถึงเดือนภาษี ${told.monthOf(one, 'lastMonth')}`,
    toDo: (one) =>
      'โปรดรับใบกำกับภาษีจากแดชบอร์ดของ Opn แล้วบันทึกเข้าระบบ' +
      (CLAIM_STAGES[told.factOf(one, 'stage')] ?? ''),
  },
  'awaiting-approval': {
    title: 'รอการอนุมัติ',
    summary: (one) =>
      isMonth(one)
        ? `ยังไม่ได้ปิดงวดบัญชีเดือน ${told.monthOf(one)}`
        : `รายงานวันที่ ${told.dayOf(one)} ยังไม่ได้รับการอนุมัติ`,
    toDo: (one) =>
      isMonth(one)
        ? 'โปรดอนุมัติรายงานของเดือนแล้วปิดงวดบัญชี' + others(one, 'months', 'เดือน')
        : 'โปรดสอบทานและอนุมัติ หรือส่งกลับแก้ไข' + others(one, 'days', 'วัน'),
  },
};
