import type { LedgerAccount } from '#ledger';
import { words } from '../words.js';
import type { Words } from '../words.js';

const ASSET = words('asset', 'สินทรัพย์');
const LIABILITY = words('liability', 'หนี้สิน');
const EXPENSE = words('expense', 'ค่าใช้จ่าย');

/** What kind of account it is, in the order of the chart of accounts. */
export const ACCOUNT_NATURES: { readonly [Account in LedgerAccount]: Words } = {
  'opn-uncredited': ASSET,
  'opn-balance': words('asset; not cash', 'สินทรัพย์ (ไม่ใช่เงินสด)'),
  'in-transit': ASSET,
  bank: ASSET,
  'input-vat-undue': ASSET,
  'input-vat': ASSET,
  'withholding-tax-reclaimable': ASSET,
  'withholding-tax-payable': LIABILITY,
  'unreconciled-receipts': words(
    'clearing account; a liability until the receipt is matched',
    'บัญชีพัก ถือเป็นหนี้สินจนกว่าจะจับคู่ได้',
  ),
  'reconciled-receipts': words(
    'control account; clears the receivable in the sales books',
    'บัญชีคุม ล้างลูกหนี้ในบัญชีขาย',
  ),
  'customer-refunds-payable': LIABILITY,
  'payment-fees': EXPENSE,
  'transfer-fees': EXPENSE,
  'write-offs': words('income or expense', 'รายได้หรือค่าใช้จ่าย'),
  'opn-adjustments': words('to be cleared', 'ต้องล้างยอด'),
  suspense: words('must return to zero', 'ต้องกลับเป็นศูนย์'),
  'opening-balance': words('one-time, at the start', 'ใช้ครั้งเดียวเมื่อเริ่มใช้งาน'),
};
