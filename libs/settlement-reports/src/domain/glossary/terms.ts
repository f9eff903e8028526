import type { ChargeRow, ExpectedRow, MatchKey, ReceiptState } from '../frozen-rows.js';
import type { ReportStatus, SourceCoverage } from '../report-head.js';
import { words } from '../words.js';
import type { Words } from '../words.js';
import type { BreakFamily } from './break-meaning.js';

type Terms<Term extends string> = { readonly [Each in Term]: Words };

export const CHARGE_STATUSES: Terms<ChargeRow['status']> = {
  completed: words('completed', 'สำเร็จ'),
  reversed: words('reversed', 'กลับรายการ'),
  failed: words('failed', 'ไม่สำเร็จ'),
  expired: words('expired', 'หมดอายุ'),
};

export const RECEIPT_STATES: Terms<ReceiptState> = {
  expected: words('expected', 'รอชำระ'),
  qr_open: words('QR open', 'QR ยังไม่หมดอายุ'),
  paid: words('paid', 'ชำระแล้ว'),
  at_opn: words('at Opn', 'อยู่ที่ Opn'),
  in_transit: words('in transit', 'ระหว่างทาง'),
  in_the_bank: words('in the bank', 'เข้าธนาคารแล้ว'),
  returned: words('returned', 'คืนลูกค้าแล้ว'),
  withdrawn: words('withdrawn', 'ยกเลิก'),
  held_by_break: words('held by break', 'ติดผลต่าง'),
};

export const MATCH_KEYS: Terms<MatchKey> = {
  charge_id: words('charge id', 'เลขที่รายการรับชำระ'),
  reference: words('order reference', 'เลขที่อ้างอิง'),
  pattern: words('pattern', 'รูปแบบข้อความ'),
  person: words('person', 'ผู้รับผิดชอบเลือก'),
};

export const RECEIPT_SECTIONS: Terms<ExpectedRow['section']> = {
  new: words('new', 'ใหม่'),
  brought_forward: words('brought forward', 'ยกมา'),
};

export const BREAK_SECTIONS = {
  ...RECEIPT_SECTIONS,
  cleared: words('cleared', 'แก้ไขแล้ว'),
};

export const SEVERITIES = {
  high: words('high', 'สูง'),
  medium: words('medium', 'ปานกลาง'),
  low: words('low', 'ต่ำ'),
  system: words('system', 'ระบบ'),
};

export const BREAK_FAMILIES: Terms<BreakFamily> = {
  timing: words('timing', 'เรื่องเวลา'),
  integrity: words('integrity', 'ความถูกต้อง'),
  information: words('information', 'ข้อมูล'),
};

export const CASE_STATUSES = {
  open: words('open', 'ยังไม่มอบหมาย'),
  assigned: words('assigned', 'มอบหมายแล้ว'),
  resolved: words('resolved', 'แก้ไขแล้ว'),
  cleared: words('cleared', 'แก้ไขเอง'),
};

export const REPORT_STATUSES: Terms<ReportStatus> = {
  provisional: words('PROVISIONAL', 'ฉบับชั่วคราว'),
  final: words('FINAL', 'ฉบับสมบูรณ์'),
  restated: words('RESTATED', 'ฉบับแก้ไข'),
};

export const SOURCES: Terms<SourceCoverage['source']> = {
  charges: words('Charges (Opn)', 'รายการรับชำระ (Opn)'),
  transactions: words('Balance transactions (Opn)', 'รายการเคลื่อนไหวยอดคงเหลือ (Opn)'),
  transfers: words('Transfers (Opn)', 'รายการโอน (Opn)'),
  'tax-receipt': words('Daily tax receipt (Opn)', 'ใบเสร็จรายวัน (Opn)'),
  balance: words('Balance (Opn)', 'ยอดคงเหลือ (Opn)'),
  webhooks: words('Webhooks (Opn)', 'การแจ้งเตือน (Opn)'),
  'expected-receipts': words('Expected receipts (import)', 'รายการคาดว่าจะได้รับ (นำเข้า)'),
  'bank-lines': words('Bank lines (import)', 'รายการธนาคาร (นำเข้า)'),
};

export const SOURCE_RESULTS: Terms<SourceCoverage['result']> = {
  complete: words('complete', 'ครบถ้วน'),
  incomplete: words('incomplete', 'ไม่ครบถ้วน'),
  waiting: words('waiting', 'รอข้อมูล'),
};
