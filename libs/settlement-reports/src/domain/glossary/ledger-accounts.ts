import type { LedgerAccount } from '#ledger';
import { words } from '../words.js';
import type { Words } from '../words.js';

/** What an account is called; `docs/ledger.md` explains each. */
export const LEDGER_ACCOUNT_NAMES: { readonly [Account in LedgerAccount]: Words } = {
  'opn-uncredited': {
    en: 'Paid, not yet credited by Opn',
    th: 'ลูกหนี้ – Opn Payments (รอ Opn บันทึกยอด)',
  },
  'opn-balance': words('Receivable from Opn', 'ลูกหนี้ – Opn Payments'),
  'in-transit': words('Cash in transit', 'เงินระหว่างทาง'),
  bank: words('Bank', 'เงินฝากธนาคาร'),
  'input-vat-undue': words('Input VAT not yet claimable', 'ภาษีซื้อยังไม่ถึงกำหนด'),
  'input-vat': words('Input VAT', 'ภาษีซื้อ'),
  'withholding-tax-reclaimable': words(
    'Withholding tax to be reclaimed from Opn',
    'ลูกหนี้อื่น – ภาษีหัก ณ ที่จ่ายรอเรียกคืน',
  ),
  'withholding-tax-payable': {
    en: 'Withholding tax payable',
    th: 'ภาษีหัก ณ ที่จ่ายค้างจ่าย (ภ.ง.ด.53)',
  },
  'unreconciled-receipts': {
    en: 'Receipts awaiting reconciliation',
    th: 'บัญชีพักรับชำระเงินรอกระทบยอด',
  },
  'reconciled-receipts': words(
    'Settlement of receivables (control account)',
    'บัญชีคุมรับชำระลูกหนี้การค้า',
  ),
  'customer-refunds-payable': words('Owed to customers', 'เงินรับเกินรอคืนลูกค้า'),
  'payment-fees': words('Payment fees', 'ค่าธรรมเนียมรับชำระเงิน'),
  'transfer-fees': words('Transfer fees', 'ค่าธรรมเนียมการโอนเงิน'),
  'write-offs': words('Differences written off', 'ผลต่างตัดบัญชี'),
  'opn-adjustments': words('Other adjustments by Opn', 'รายการปรับปรุงโดย Opn'),
  suspense: words('Suspense', 'บัญชีพัก'),
  'opening-balance': words('Balances brought in at the start', 'ยอดยกมาเมื่อเริ่มใช้งาน'),
};
