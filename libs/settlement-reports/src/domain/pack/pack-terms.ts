import type { Month } from '#calendar';
import { words } from '../words.js';
import type { Words } from '../words.js';
import type { UndueLine } from './document-rows.js';
import type { AgeBucket, CutOffSection, RestatementRow, SignOffRow } from './pack-rows.js';

export { monthText } from '#calendar';

const THAI_MONTHS = [
  ...['มกราคม', 'กุมภาพันธ์', 'มีนาคม', 'เมษายน', 'พฤษภาคม', 'มิถุนายน'],
  ...['กรกฎาคม', 'สิงหาคม', 'กันยายน', 'ตุลาคม', 'พฤศจิกายน', 'ธันวาคม'],
];
const BUDDHIST_ERA_YEARS = 543;

/** `พฤศจิกายน 2569`: the month in the Buddhist era. */
export function thaiMonthText(month: Month): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return `${THAI_MONTHS[number - 1] ?? ''} ${year + BUDDHIST_ERA_YEARS}`;
}

const DIGEST_CHARACTERS = 12;

/** As titles show it; whole digests are on Sign-off. */
export const shortDigest = (digest: string | null): string | null =>
  digest?.slice(0, DIGEST_CHARACTERS) ?? null;

export const HEAD_OFFICE = words('Head office', 'สำนักงานใหญ่');

export const PACK_TERMS = {
  notClosed: words('not closed', 'ยังไม่ปิดรอบ'),
  this_month: words('this month', 'เดือนนี้'),
  brought_forward: words('brought forward', 'ยกมา'),
  serviceFee: words('Service fee', 'ค่าบริการ'),
};

export const UNDUE_LINES: { readonly [Line in UndueLine]: Words } = {
  opening: words('Opening', 'ยอดยกมา'),
  deducted: words('Deducted by Opn', 'Opn หักระหว่างเดือน'),
  adjustments: words('Rounding adjustments', 'รายการปรับเศษสตางค์'),
  moved: words('Moved to input VAT', 'โอนไปภาษีซื้อ'),
  expired: words('Expired or written off', 'หมดสิทธิหรือตัดบัญชี'),
  other: words('Other', 'รายการอื่น'),
  remaining: words('Left of a day', 'คงเหลือของวัน'),
  invoice_difference: words(
    'Days with an invoice: books less invoices',
    'วันที่มีใบกำกับภาษี: ยอดบัญชีหักใบกำกับภาษี',
  ),
};

export const AGE_BUCKET_WORDS: { readonly [Bucket in AgeBucket]: Words } = {
  '0–1': words('0–1', '0–1'),
  '2–3': words('2–3', '2–3'),
  '4–7': words('4–7', '4–7'),
  '8–30': words('8–30', '8–30'),
  'over 30': words('over 30', 'เกิน 30'),
};

export const CUT_OFF_SECTIONS: { readonly [Section in CutOffSection]: Words } = {
  credited_after: {
    en: 'Paid before, credited by Opn after',
    th: 'รับชำระก่อน Opn บันทึกยอดหลังสิ้นเดือน',
  },
  paid_after: words('Expected before, paid after', 'คาดว่าจะได้รับก่อน ชำระหลังสิ้นเดือน'),
  banked_after: words('Sent before, in the bank after', 'โอนก่อน เข้าธนาคารหลังสิ้นเดือน'),
  receipt_after: words(
    'Opn’s receipt made after, for a day before',
    'ใบเสร็จของ Opn ออกหลังสิ้นเดือน สำหรับวันก่อนหน้า',
  ),
};

export const RESTATEMENT_KINDS: { readonly [Kind in RestatementRow['kind']]: Words } = {
  version: words('new version', 'ฉบับแก้ไข'),
  late_fact: words('late fact', 'ข้อมูลล่าช้า'),
};

export const SIGNED_SCOPES: { readonly [Scope in SignOffRow['scope']]: Words } = {
  day: words('Report of a day', 'รายงานประจำวัน'),
  month_closed: words('Month closed', 'ปิดงวดบัญชี'),
  month_reopened: words('Month reopened', 'เปิดงวดบัญชีใหม่'),
};
