import { BREAK_CODE, imported, opn, opnThen, own } from './lineage.js';
import type { SheetLineage } from './lineage.js';

const CASE_RECORD = own('The break’s case: what people recorded', 'บันทึกของผู้รับผิดชอบผลต่าง');
const GLOSSARY = own('Section C of this sheet, by code', 'ส่วน C ของชีตนี้ ตามรหัส');
const ORDERS = (en: string, th: string) =>
  imported(`expected receipts: ${en}`, `รายการคาดว่าจะได้รับ: ${th}`);

export const BREAK_LINEAGE: SheetLineage = {
  break_no: own('Day and running number of the break', 'วันที่และลำดับของผลต่าง'),
  section: {
    en: 'The report before: was it open at its end?',
    th: 'เทียบกับรายงานฉบับก่อน: คงค้างมาหรือไม่',
  },
  severity: own('Rule of the code', 'กฎของรหัส'),
  code: own('Reconciliation: the condition that does not agree', 'การกระทบยอด: สิ่งที่ไม่ตรงกัน'),
  name: GLOSSARY,
  day: own('Business day of the subject', 'วันที่รายการของสิ่งที่เกี่ยวข้อง'),
  reference: own(
    'Reference of the expected receipt, else of the charge’s metadata',
    'เลขที่อ้างอิงของรายการคาดว่าจะได้รับ หรือจาก metadata ของรายการรับชำระ',
  ),
  subject: own(
    'Id of the charge, transfer, receipt or order concerned',
    'เลขที่ของรายการรับชำระ รายการโอน ใบเสร็จ หรือคำสั่งซื้อที่เกี่ยวข้อง',
  ),
  expected: own('What it should be, by the rule of the code', 'ยอดที่ควรเป็นตามกฎของรหัส'),
  actual: own('What it is, by the source concerned', 'ยอดจริงตามแหล่งข้อมูลที่เกี่ยวข้อง'),
  amount: own('Actual − expected', 'ยอดที่เกิดขึ้นจริง − ยอดที่ควรเป็น'),
  explains: own('Codes of the same group that also apply', 'รหัสอื่นในกลุ่มเดียวกันที่พบร่วม'),
  cause: own('What several open breaks have in common', 'สาเหตุร่วมของผลต่างหลายรายการ'),
  opened_at: own('When the condition first held', 'เวลาที่พบครั้งแรก'),
  age: {
    en: 'Bank calendar: from “opened” to the end of the day',
    th: 'ปฏิทินธนาคาร: จากวันที่พบถึงสิ้นวัน',
  },
  due_at: own(
    'Bank calendar: “opened” and the days of the severity',
    'ปฏิทินธนาคาร: วันที่พบบวกจำนวนวันตามระดับ',
  ),
  owner: CASE_RECORD,
  status: CASE_RECORD,
  resolution: own('The proof, or what people decided', 'หลักฐาน หรือสิ่งที่ผู้รับผิดชอบตัดสินใจ'),
  approved_by: CASE_RECORD,
  note: CASE_RECORD,
  action: GLOSSARY,
};

export const EXPECTED_LINEAGE: SheetLineage = {
  section: {
    en: 'Expected on, compared with the day of the report',
    th: 'เทียบวันที่คาดว่าจะได้รับกับวันที่รายงาน',
  },
  reference: ORDERS('reference', 'เลขที่อ้างอิง'),
  document_no: ORDERS('document number', 'เลขที่เอกสาร'),
  channel: ORDERS('channel', 'ช่องทาง'),
  customer: ORDERS('customer', 'ลูกค้า'),
  expected_on: ORDERS('day', 'วันที่'),
  due_at: opnThen('charge.expires_at', 'the last QR and the grace', 'QR ล่าสุดและระยะผ่อนผัน'),
  expected: ORDERS('amount of the latest revision', 'จำนวนเงินฉบับล่าสุด'),
  charges: own('Charges of the order / of these paid', 'จำนวนรายการของคำสั่งซื้อ / ที่ชำระแล้ว'),
  charge_id: opnThen('charge.id', 'of the charges matched', 'ของรายการที่จับคู่'),
  paid_at: opn('charge.paid_at'),
  paid: {
    en: 'Matching: what was matched on this day or before',
    th: 'การจับคู่: ยอดที่จับคู่ในวันนี้หรือก่อนหน้า',
  },
  difference: own('Paid − expected', 'ยอดที่จับคู่แล้ว − ยอดคาดว่าจะได้รับ'),
  match_key: own('Matching: what both had in common', 'การจับคู่: สิ่งที่ทั้งสองฝ่ายมีตรงกัน'),
  state: own(
    'How far the money has come by the end of the day; section E',
    'เงินอยู่ที่ใด ณ สิ้นวัน ดูส่วน E',
  ),
  code: BREAK_CODE,
  age: own('Calendar days since “expected on”', 'จำนวนวันนับจากวันที่คาดว่าจะได้รับ'),
};

export const CHARGE_LINEAGE: SheetLineage = {
  charge_id: opn('charge.id'),
  reference: opnThen('charge.metadata', 'the key set for the account', 'ตามคีย์ที่ตั้งไว้ของบัญชี'),
  document_no: ORDERS('document number of the receipt matched', 'เลขที่เอกสารของรายการที่จับคู่'),
  status: opn('charge.status', 'charge.reversed'),
  failure: opn('charge.failure_code'),
  created_at: opn('charge.created_at'),
  paid_at: opn('charge.paid_at'),
  expires_at: opn('charge.expires_at'),
  amount: opn('charge.amount'),
  gross: opnThen('charge.funding_amount', 'only if paid', 'เฉพาะที่ชำระแล้ว'),
  booked_gross: own(
    'Journal: R1 of the charge on unreconciled-receipts',
    'สมุดรายวัน: R1 ของรายการในบัญชีพักรับชำระเงิน',
  ),
  rate: opn('charge.transaction_fees.fee_rate'),
  fee: opn('charge.fee'),
  fee_vat: opn('charge.fee_vat'),
  interest: opn('charge.interest'),
  interest_vat: opn('charge.interest_vat'),
  net: opn('charge.net'),
  fee_expected: {
    en: 'Setting: the contract’s rate on that day',
    th: 'การตั้งค่า: อัตราตามสัญญาในวันนั้น',
  },
  fee_difference: own('(Fee + VAT) − both by contract', '(ค่าธรรมเนียม + ภาษี) − ตามสัญญา'),
  transaction_id: opnThen('charge.transaction', 'empty: not yet credited', 'ว่าง: ยังไม่บันทึกยอด'),
  transferable_at: opn('transaction.transferable_at'),
  matched: {
    en: 'Matching: what fits an expected receipt',
    th: 'การจับคู่: ยอดที่ตรงกับรายการคาดว่าจะได้รับ',
  },
  difference: own('Gross − matched', 'ยอดรับชำระ − ยอดที่จับคู่แล้ว'),
  match_day: ORDERS('day of the receipt matched', 'วันที่ของรายการที่จับคู่'),
  code: BREAK_CODE,
};
