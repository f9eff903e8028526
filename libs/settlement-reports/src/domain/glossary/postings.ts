import type { LedgerAccount } from '#ledger';
import { words } from '../words.js';
import type { Words } from '../words.js';

/** What of an entry goes to an account, in words; null: the only amount there is. */
export type PostingPart = readonly [account: LedgerAccount, what: Words | null];

/** One kind of voucher: when it is posted, and where. */
export interface Posting {
  readonly when: Words;
  readonly debit: readonly PostingPart[];
  readonly credit: readonly PostingPart[];
  /** What the accounts alone do not say. */
  readonly note: Words | null;
}

const NET = words('net', 'ยอดสุทธิ');
const FEE = words('fee', 'ค่าธรรมเนียม');
const VAT = words('VAT', 'ภาษีมูลค่าเพิ่ม');
const FEE_AND_INTEREST = words('fee and interest', 'ค่าธรรมเนียมและดอกเบี้ย');
const GROSS = words('gross', 'ยอดรับชำระ');
const MATCHED = words('the matched part', 'ส่วนที่จับคู่แล้ว');
const EXCESS = words('paid too much, twice, after withdrawal', 'รับเกิน รับซ้ำ หรือหลังยกเลิก');
const AMOUNT = words('amount', 'จำนวนเงิน');
const AS_CREDITED = words('as credited', 'ตามที่คืนยอด');
const IF_GIVEN_BACK = words('if Opn gave it back', 'หาก Opn คืนให้');
const OF_UNKNOWN_ORIGIN = words('origin unknown', 'ไม่ทราบที่มา');
const OF_REFUNDS = words('refunds, disputes', 'การคืนเงินและข้อพิพาท');
const IF_MATCHED = words('if it was matched', 'หากจับคู่แล้ว');
const IF_NEVER_MATCHED = words('if it was never matched', 'หากไม่เคยจับคู่');
const EITHER_WAY = words('The reverse where Opn debits.', 'กลับด้านเมื่อ Opn หักยอด');

const posting = (
  when: Words,
  debit: readonly PostingPart[],
  credit: readonly PostingPart[],
  note: Words | null = null,
): Posting => ({ when, debit, credit, note });

const RECEIPTS: Readonly<Record<string, Posting>> = {
  R1: posting(
    words('A charge is paid (day of payment)', 'รายการชำระสำเร็จ (วันที่ชำระ)'),
    [
      ['opn-uncredited', NET],
      ['payment-fees', FEE_AND_INTEREST],
      ['input-vat-undue', VAT],
    ],
    [['unreconciled-receipts', GROSS]],
  ),
  R2: posting(
    words('Opn credits the charge to the balance', 'Opn บันทึกรายการเข้ายอดคงเหลือ'),
    [['opn-balance', null]],
    [['opn-uncredited', null]],
    EITHER_WAY,
  ),
  M1: posting(
    words('The day is closed: all its matches', 'ปิดรอบประจำวัน: การจับคู่ทั้งหมดของวัน'),
    [['unreconciled-receipts', null]],
    [
      ['reconciled-receipts', MATCHED],
      ['customer-refunds-payable', EXCESS],
    ],
  ),
  C1: posting(
    words('A return to a customer is approved', 'อนุมัติการคืนเงินลูกค้า'),
    [
      ['customer-refunds-payable', IF_MATCHED],
      ['unreconciled-receipts', IF_NEVER_MATCHED],
    ],
    [['bank', null]],
  ),
};

const PAYOUTS: Readonly<Record<string, Posting>> = {
  T1: posting(
    words('Opn takes a transfer from the balance', 'Opn หักยอดคงเหลือเพื่อโอนออก'),
    [
      ['in-transit', NET],
      ['transfer-fees', FEE],
      ['input-vat-undue', VAT],
    ],
    [['opn-balance', AMOUNT]],
  ),
  T2: posting(
    words('Opn credits a transfer back', 'Opn คืนยอดรายการโอน'),
    [['opn-balance', AS_CREDITED]],
    [
      ['in-transit', NET],
      ['transfer-fees', IF_GIVEN_BACK],
      ['input-vat-undue', IF_GIVEN_BACK],
    ],
  ),
  B1: posting(
    words('The day is closed: transfers seen at the bank', 'ปิดรอบประจำวัน: เงินโอนที่พบในธนาคาร'),
    [['bank', null]],
    [['in-transit', null]],
  ),
};

const TAXES: Readonly<Record<string, Posting>> = {
  V1: posting(
    words('Opn rounds the VAT of a daily receipt', 'Opn ปรับเศษสตางค์ภาษีของใบเสร็จรายวัน'),
    [['opn-balance', null]],
    [['input-vat-undue', null]],
    EITHER_WAY,
  ),
  V2: posting(
    words('Opn’s tax invoice is recorded', 'บันทึกใบกำกับภาษีของ Opn'),
    [['input-vat', null]],
    [['input-vat-undue', null]],
  ),
  W1: posting(
    words('Per receipt or month, if enabled', 'ทุกใบเสร็จหรือทุกเดือน หากเปิดใช้'),
    [['withholding-tax-reclaimable', null]],
    [['withholding-tax-payable', null]],
  ),
  W2: posting(
    words('Opn pays withholding tax back', 'Opn คืนภาษีหัก ณ ที่จ่าย'),
    [
      ['opn-balance', null],
      ['bank', null],
    ],
    [['withholding-tax-reclaimable', null]],
    words('One of the two debits.', 'เดบิตบัญชีใดบัญชีหนึ่ง'),
  ),
};

const OTHERS: Readonly<Record<string, Posting>> = {
  X1: posting(
    words('A write-off is approved', 'อนุมัติการตัดบัญชี'),
    [['write-offs', null]],
    [],
    words(
      'Against the account concerned; the reverse where something is too much.',
      'คู่กับบัญชีที่เกี่ยวข้อง กลับด้านเมื่อมียอดเกิน',
    ),
  ),
  S1: posting(
    words('Any other movement of the Opn balance', 'รายการเคลื่อนไหวอื่นของยอดคงเหลือ Opn'),
    [['opn-balance', null]],
    [
      ['suspense', OF_UNKNOWN_ORIGIN],
      ['opn-adjustments', OF_REFUNDS],
    ],
    EITHER_WAY,
  ),
  A1: posting(
    words('A fact of a closed month becomes known', 'ทราบข้อมูลของงวดที่ปิดแล้ว'),
    [],
    [],
    words(
      'Same accounts as the fact, in the first open day; “relates to” names the old day.',
      'บัญชีเดียวกับรายการเดิม บันทึกในวันแรกที่เปิดอยู่ โดยระบุวันที่รายการเดิม',
    ),
  ),
  O1: posting(
    words('The account is opened', 'เริ่มใช้งานบัญชี'),
    [['opn-balance', null]],
    [['opening-balance', null]],
  ),
};

/** By the kind that a voucher's number begins with. */
export const POSTINGS: Readonly<Record<string, Posting>> = {
  ...RECEIPTS,
  ...PAYOUTS,
  ...TAXES,
  ...OTHERS,
};

/** What holds of all entries. */
export const POSTING_NOTES: readonly Words[] = [
  words(
    'Sales, output VAT and receivables are posted by the shop’s own books; this journal only ' +
      'settles them. Debits and credits of the Opn balance come from Opn’s own transactions and ' +
      'from nothing else, so it must equal what Opn states.',
    'ยอดขาย ภาษีขาย และลูกหนี้บันทึกในบัญชีของร้านค้า สมุดรายวันนี้เพียงล้างยอดเหล่านั้น ' +
      'ยอดคงเหลือ Opn มาจากรายการเคลื่อนไหวของ Opn เท่านั้น จึงต้องเท่ากับยอดที่ Opn แจ้ง',
  ),
  words(
    'What is undone or amended is reversed and posted anew, in the open day. A charge whose ' +
      'stated parts do not add up is posted all the same, its difference to suspense.',
    'รายการที่ยกเลิกหรือแก้ไขจะกลับรายการและบันทึกใหม่ในวันที่เปิดอยู่ ' +
      'รายการที่ยอดไม่ตรงกันเองยังบันทึกตามปกติ โดยผลต่างเข้าบัญชีพัก',
  ),
];
