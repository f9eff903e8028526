import { BREAK_CODE, imported, opn, opnThen, own } from './lineage.js';
import type { SheetLineage } from './lineage.js';

const LEDGER_OF_DAY = (en: string, th: string) =>
  own(`Ledger: ${en} of the calendar day`, `บัญชี: ${th}ของวันปฏิทิน`);
const TAX_INVOICE = imported('tax invoices', 'ใบกำกับภาษี');
const VERSIONS = own('Comparison with the version before', 'เทียบกับฉบับก่อน');

export const TAX_LINEAGE: SheetLineage = {
  receipt_no: opn('receipt.number'),
  issued_on: opn('receipt.issued_on'),
  our_charge_fee: LEDGER_OF_DAY('charge fees', 'ค่าธรรมเนียมรับชำระ'),
  our_transfer_fee: LEDGER_OF_DAY('transfer fees', 'ค่าธรรมเนียมการโอน'),
  receipt_subtotal: opn('receipt.subtotal'),
  fee_difference: own('Receipt − both fees in the books', 'ใบเสร็จ − ค่าธรรมเนียมทั้งสองตามบัญชี'),
  our_vat: LEDGER_OF_DAY('VAT deducted with each fee', 'ภาษีมูลค่าเพิ่มที่หักพร้อมค่าธรรมเนียม'),
  vat_adjustment: opnThen(
    'receipt.adjustment_transaction',
    'credits to us negative',
    'ยอดที่คืนให้เราเป็นลบ',
  ),
  receipt_vat: opn('receipt.vat'),
  vat_difference: own('Receipt − books − adjustment', 'ใบเสร็จ − บัญชี − รายการปรับเศษ'),
  receipt_wht: opn('receipt.wht'),
  wht_base: opnThen('receipt.subtotal', 'if withholding is enabled', 'หากเปิดใช้การหัก ณ ที่จ่าย'),
  tax_invoice_no: TAX_INVOICE,
  vat_status: TAX_INVOICE,
  code: BREAK_CODE,
};

export const JOURNAL_LINEAGE: SheetLineage = {
  voucher_no: own('Kind, posting date and running number', 'ประเภท วันที่บันทึก และลำดับ'),
  posting_date: own('Ledger: the open day it is booked in', 'บัญชี: วันที่เปิดอยู่ที่บันทึก'),
  relates_to: own('Ledger: the business day it is about', 'บัญชี: วันที่รายการที่เกี่ยวข้อง'),
  line: own('Running number inside the voucher', 'ลำดับในใบสำคัญ'),
  account_code: own('Setting: your chart of accounts', 'การตั้งค่า: ผังบัญชีของกิจการ'),
  account_name: own('Section A of this sheet', 'ส่วน A ของชีตนี้'),
  debit: own('Ledger: sum of the entries behind the line', 'บัญชี: ผลรวมรายการบันทึกของบรรทัด'),
  credit: own('Ledger: sum of the entries behind the line', 'บัญชี: ผลรวมรายการบันทึกของบรรทัด'),
  description: own('Section B of this sheet, by kind', 'ส่วน B ของชีตนี้ ตามประเภท'),
  document: own(
    'Receipt, tax invoice, transfer or break that the entry names',
    'ใบเสร็จ ใบกำกับภาษี รายการโอน หรือผลต่างที่รายการอ้างถึง',
  ),
  entries: own('Ledger: entries behind the line', 'บัญชี: จำนวนรายการบันทึกของบรรทัด'),
  export_batch: own('Export of vouchers: once only', 'การส่งออกใบสำคัญ: ครั้งเดียวเท่านั้น'),
};

export const CHANGE_LINEAGE: SheetLineage = {
  sheet: VERSIONS,
  row_key: VERSIONS,
  field: VERSIONS,
  old_value: VERSIONS,
  new_value: VERSIONS,
  effect: own('After − before, on the net of the day', 'ค่าใหม่ − ค่าเดิม ต่อยอดสุทธิของวัน'),
  reason: own('The event that made the difference', 'เหตุการณ์ที่ทำให้ต่างไป'),
  learned_at: own('When that event was recorded here', 'เวลาที่บันทึกเหตุการณ์นั้น'),
  cause: own('Where the event comes from', 'ที่มาของเหตุการณ์'),
  posted_in: own('Ledger: voucher of the open day', 'บัญชี: ใบสำคัญของวันที่เปิดอยู่'),
};
