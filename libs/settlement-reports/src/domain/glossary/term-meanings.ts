import type { Words } from '../words.js';
import { words } from '../words.js';
import { PAYOUT_TERMS } from './payout-terms.js';
import {
  BREAK_SECTIONS,
  CASE_STATUSES,
  CHARGE_STATUSES,
  MATCH_KEYS,
  RECEIPT_STATES,
  REPORT_STATUSES,
  SEVERITIES,
  SOURCE_RESULTS,
} from './terms.js';

/** The words of one column, and what each of them means. */
export interface TermGroup {
  readonly title: Words;
  readonly terms: Readonly<Record<string, Words>>;
  readonly meanings: Readonly<Record<string, Words>>;
}

/** So that a term without a meaning does not compile. */
const group = <Terms extends Readonly<Record<string, Words>>>(
  en: string,
  th: string,
  terms: Terms,
  meanings: { readonly [Term in keyof Terms]: Words },
): TermGroup => ({ title: words(en, th), terms, meanings });

const OF_REPORTS: readonly TermGroup[] = [
  group('Status of the file', 'สถานะของไฟล์', REPORT_STATUSES, {
    provisional: {
      en: 'Shown before the day is closed; it may change.',
      th: 'แสดงก่อนปิดรอบ ยังเปลี่ยนได้',
    },
    final: words('The day is closed; the file never changes.', 'ปิดรอบแล้ว ไฟล์ไม่เปลี่ยนอีก'),
    restated: words(
      'A later version, because money of the day changed; Changes says why.',
      'ฉบับหลังจากยอดเงินของวันเปลี่ยน ดูเหตุผลในชีตรายการแก้ไข',
    ),
  }),
  group('Completeness', 'ความครบถ้วนของข้อมูล', SOURCE_RESULTS, {
    complete: words('All of the day was read.', 'อ่านข้อมูลของวันครบแล้ว'),
    incomplete: words(
      'Something of the day is missing; “Gaps” says what.',
      'ข้อมูลขาด ดูช่อง “ช่วงที่ขาด”',
    ),
    waiting: words('Not read yet, or not possible yet.', 'ยังไม่ได้อ่าน หรือยังอ่านไม่ได้'),
  }),
];

const OF_BREAKS: readonly TermGroup[] = [
  group('Breaks: section', 'ผลต่าง: ส่วน', BREAK_SECTIONS, {
    new: words('Opened for the first time in this report.', 'พบครั้งแรกในรายงานฉบับนี้'),
    brought_forward: words('Left open by the report before.', 'คงค้างจากรายงานฉบับก่อน'),
    cleared: words('Ended during the day.', 'สิ้นสุดภายในวันนี้'),
  }),
  group('Breaks: severity', 'ผลต่าง: ระดับ', SEVERITIES, {
    high: words(
      'Same day; blocks approval unless accepted with a note.',
      'ภายในวันเดียวกัน อนุมัติไม่ได้เว้นแต่ยอมรับพร้อมบันทึก',
    ),
    medium: words('Two bank business days.', 'สองวันทำการธนาคาร'),
    low: words('Five bank business days.', 'ห้าวันทำการธนาคาร'),
    system: words(
      'For operators; on Control and Summary, not in Breaks.',
      'สำหรับผู้ดูแลระบบ ไม่แสดงในชีตผลต่าง',
    ),
  }),
  group('Breaks: status', 'ผลต่าง: สถานะ', CASE_STATUSES, {
    open: words('It holds, and nobody has it.', 'ยังเป็นอยู่ และยังไม่มีผู้รับผิดชอบ'),
    assigned: words('It holds, and somebody has it.', 'ยังเป็นอยู่ และมีผู้รับผิดชอบแล้ว'),
    resolved: words(
      'People settled it as it is: accepted or written off.',
      'ผู้รับผิดชอบยอมรับหรือตัดบัญชีแล้ว',
    ),
    cleared: words(
      'It no longer holds; “Resolution” names the proof.',
      'ไม่เป็นแล้ว ดูหลักฐานในช่องวิธีแก้ไข',
    ),
  }),
];

const OF_RECEIPTS: readonly TermGroup[] = [
  group('Expected: where is the money', 'คาดว่าจะได้รับ: สถานะเงิน', RECEIPT_STATES, {
    expected: words('Nothing was paid yet, and no QR is open.', 'ยังไม่ชำระ และไม่มี QR ที่ใช้ได้'),
    qr_open: words('The customer can still pay.', 'ลูกค้ายังชำระได้'),
    paid: words('Paid; Opn has not credited it yet.', 'ชำระแล้ว Opn ยังไม่บันทึกยอด'),
    at_opn: words('In the Opn balance.', 'อยู่ในยอดคงเหลือ Opn'),
    in_transit: words(
      'In a transfer that the bank has not received.',
      'อยู่ในรายการโอนที่ยังไม่เข้าธนาคาร',
    ),
    in_the_bank: words('The bank has received the transfer.', 'ธนาคารได้รับเงินโอนแล้ว'),
    returned: words('Given back to the customer.', 'คืนให้ลูกค้าแล้ว'),
    withdrawn: words('The order was cancelled.', 'ยกเลิกคำสั่งซื้อแล้ว'),
    held_by_break: words('A break must be settled first.', 'ต้องแก้ไขผลต่างก่อน'),
  }),
  group('Expected: matched by', 'คาดว่าจะได้รับ: จับคู่ด้วย', MATCH_KEYS, {
    charge_id: words('The shop told which charge it is.', 'ร้านค้าระบุเลขที่รายการรับชำระ'),
    reference: {
      en: 'The charge carries the order’s reference.',
      th: 'รายการมีเลขที่อ้างอิงคำสั่งซื้อ',
    },
    pattern: words(
      'The reference stands in the charge’s description.',
      'พบเลขที่อ้างอิงในคำอธิบายรายการ',
    ),
    person: words('Somebody chose it; the choice is recorded.', 'ผู้รับผิดชอบเลือกและมีบันทึกไว้'),
  }),
  group('Charges: status', 'รายการรับชำระ: สถานะ', CHARGE_STATUSES, {
    completed: words('Paid.', 'ชำระแล้ว'),
    reversed: words('Paid, and taken back by Opn.', 'ชำระแล้ว และ Opn กลับรายการ'),
    failed: {
      en: 'Not paid; “Failure” is Opn’s reason.',
      th: 'ไม่ได้ชำระ ดูเหตุผลของ Opn ในช่องสาเหตุ',
    },
    expired: words('The QR ended unpaid.', 'QR หมดอายุโดยไม่มีการชำระ'),
  }),
];

const OF_PAYOUTS: readonly TermGroup[] = [
  group('Transfers: status', 'รายการโอน: สถานะ', PAYOUT_TERMS.statuses, {
    created: words('Opn has taken it from the balance.', 'Opn หักยอดคงเหลือแล้ว'),
    sent: words('Opn has sent it to the bank.', 'Opn ส่งโอนแล้ว'),
    paid: words('Opn says that the bank accepted it.', 'Opn แจ้งว่าธนาคารรับแล้ว'),
    failed: words('Refused or returned by the bank.', 'ธนาคารปฏิเสธหรือส่งคืน'),
    destroyed: words('Withdrawn before it was sent.', 'ยกเลิกก่อนส่งโอน'),
  }),
  group('Payout: kind', 'องค์ประกอบเงินโอน: ประเภท', PAYOUT_TERMS.kinds, {
    charge: words('Net of the day’s paid charges.', 'ยอดสุทธิของรายการรับชำระ'),
    vat_rounding: words(
      'Opn’s adjustment of a daily receipt’s VAT.',
      'Opn ปรับเศษสตางค์ภาษีของใบเสร็จ',
    ),
    refund: words('Money that Opn gave back to customers.', 'เงินที่ Opn คืนลูกค้า'),
    returned_transfer: {
      en: 'An earlier transfer that came back.',
      th: 'รายการโอนก่อนหน้าที่คืนกลับมา',
    },
    other: words('Another movement of the Opn balance.', 'รายการเคลื่อนไหวอื่นของยอดคงเหลือ Opn'),
    opening: words('What could be sent when the books began.', 'ยอดที่โอนได้เมื่อเริ่มใช้งาน'),
    partial_transfer: {
      en: 'What transfers made by hand had taken of these lines before; negative.',
      th: 'ยอดที่การโอนด้วยมือหักไปก่อนแล้ว (ติดลบ)',
    },
    remainder: words('What the transactions do not explain.', 'ยอดที่รายการภายในอธิบายไม่ได้'),
  }),
  group('Balance: part', 'ยอดคงเหลือ: ส่วนของยอด', PAYOUT_TERMS.parts, {
    not_yet_credited: {
      en: 'Paid; not in the Opn balance yet.',
      th: 'ชำระแล้ว ยังไม่อยู่ในยอดคงเหลือ Opn',
    },
    on_hold: {
      en: 'In the Opn balance; cannot be sent yet.',
      th: 'อยู่ในยอดคงเหลือ Opn แต่ยังโอนไม่ได้',
    },
    transferable: words('Can be sent with the next transfer.', 'โอนได้ในรอบถัดไป'),
    reserve: words('Opn keeps it back.', 'Opn กันไว้'),
    in_transit: words('Sent; the bank has not received it.', 'โอนออกแล้ว ยังไม่เข้าธนาคาร'),
    unexplained: {
      en: 'The balance in the books less all of its lines.',
      th: 'ยอดตามบัญชีหักด้วยทุกรายการ',
    },
  }),
];

/** Every word that a row can say of itself, in the order of the sheets. */
export const TERM_GROUPS: readonly TermGroup[] = [
  ...OF_REPORTS,
  ...OF_BREAKS,
  ...OF_RECEIPTS,
  ...OF_PAYOUTS,
];
