import { BREAK_CODE, imported, opn, opnThen, own } from './lineage.js';
import type { SheetLineage } from './lineage.js';

const STATEMENT = (en: string, th: string) =>
  imported(`bank lines: ${en} of the line matched`, `รายการธนาคาร: ${th}ของรายการที่จับคู่`);
const COMPOSITION = (en: string, th: string) => own(`Composition: ${en}`, `องค์ประกอบ: ${th}`);

export const TRANSFER_LINEAGE: SheetLineage = {
  transfer_id: opn('transfer.id'),
  status: opn('transfer.sent', 'transfer.paid', 'transfer.failure_code', 'transfer.deleted'),
  created_at: opn('transfer.created_at'),
  sent_at: opn('transfer.sent_at'),
  paid_at: opn('transfer.paid_at'),
  account_last4: opn('transfer.bank_account.bank_code, .last_digits'),
  amount: opn('transfer.amount'),
  fee: opn('transfer.fee'),
  fee_vat: opn('transfer.fee_vat'),
  net: opn('transfer.net'),
  computable: COMPOSITION('can the transactions inside be told?', 'ระบุรายการภายในได้หรือไม่'),
  lines: COMPOSITION('transactions inside', 'จำนวนรายการภายใน'),
  composed: opnThen('transaction.amount', 'sum of those inside', 'ผลรวมของรายการภายใน'),
  remainder: own('Amount − sum of transactions', 'ยอดหักจากยอดคงเหลือ − ผลรวมองค์ประกอบ'),
  bank_date: STATEMENT('day', 'วันที่'),
  bank_text: STATEMENT('text', 'ข้อความ'),
  bank_amount: STATEMENT('amount', 'จำนวนเงิน'),
  difference: own('Bank amount − net', 'ยอดเข้าธนาคาร − ยอดสุทธิเข้าธนาคาร'),
  age: own(
    'Bank calendar: from “sent” to the bank date or the day',
    'ปฏิทินธนาคาร: จากวันที่ส่งโอนถึงวันที่เข้าธนาคารหรือสิ้นวัน',
  ),
  code: BREAK_CODE,
};

export const PAYOUT_LINEAGE: SheetLineage = {
  transfer_id: opn('transfer.id'),
  origin_day: own(
    'Business day of the charge’s paid_at, date of the receipt, or day of the transaction',
    'วันที่รายการของ paid_at วันที่ใบเสร็จ หรือวันที่ของรายการเคลื่อนไหว',
  ),
  kind: opnThen('transaction.origin', 'by its prefix', 'ตามคำนำหน้า'),
  count: COMPOSITION('transactions of the day and kind', 'จำนวนรายการของวันและประเภท'),
  gross: opnThen('charge.funding_amount', 'charges only', 'เฉพาะรายการรับชำระ'),
  fee: opnThen('charge.fee, charge.interest', 'charges only', 'เฉพาะรายการรับชำระ'),
  fee_vat: opnThen('charge.fee_vat, charge.interest_vat', 'charges only', 'เฉพาะรายการรับชำระ'),
  amount: opn('transaction.amount', 'transaction.direction'),
  report_version: {
    en: 'The first report of that day that was issued',
    th: 'รายงานฉบับแรกของวันนั้นที่ออกแล้ว',
  },
};

export const BALANCE_LINEAGE: SheetLineage = {
  part: own(
    'Ledger: opn-uncredited, opn-balance (split by “transferable from”), in-transit',
    'บัญชี opn-uncredited, opn-balance (แบ่งตามเวลาที่โอนได้), in-transit',
  ),
  origin_day: {
    en: 'Business day on which the money was paid or sent',
    th: 'วันที่รายการที่ชำระหรือส่งโอน',
  },
  count: own('Transactions or transfers of that day', 'จำนวนรายการของวันนั้น'),
  amount: own('Ledger: postings up to the end of the day', 'บัญชี: ยอดบันทึกถึงสิ้นวัน'),
  release_on: opnThen(
    'transaction.transferable_at',
    'of transfers the bank calendar',
    'รายการโอนใช้ปฏิทินธนาคาร',
  ),
  age: {
    en: 'Bank calendar: from the day of origin to the day',
    th: 'ปฏิทินธนาคาร: จากวันต้นทางถึงวันรายงาน',
  },
  bucket: own('Age', 'อายุ'),
  code: BREAK_CODE,
};
