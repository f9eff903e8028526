import { words } from '../words.js';
import type { Words } from '../words.js';

/** What a voucher is about, by kind; the day it relates to follows. */
export const ENTRY_KINDS: Readonly<Record<string, Words>> = {
  R1: words('Receipts through Opn', 'รับชำระผ่าน Opn'),
  R2: words('Credited by Opn', 'Opn บันทึกยอด'),
  M1: words('Receipts matched', 'จับคู่รับชำระ'),
  T1: words('Transfer to the bank', 'โอนออก'),
  T2: words('Transfer returned', 'โอนคืน'),
  B1: words('Arrived in the bank', 'เข้าธนาคาร'),
  V1: words('VAT rounding by Opn', 'ปรับเศษสตางค์ภาษี'),
  V2: words('Tax invoice', 'ใบกำกับภาษี'),
  W1: words('Withholding tax', 'ภาษีหัก ณ ที่จ่าย'),
  W2: words('Withholding tax paid back', 'ได้รับคืนภาษีหัก ณ ที่จ่าย'),
  C1: words('Returned to customers', 'คืนเงินลูกค้า'),
  X1: words('Written off', 'ตัดบัญชี'),
  S1: words('Movement of unknown origin', 'รายการไม่ทราบที่มา'),
  A1: words('Adjustment of an earlier month', 'รายการปรับปรุงงวดก่อน'),
  O1: words('Opening balances', 'ยอดยกมาเมื่อเริ่มใช้งาน'),
};
