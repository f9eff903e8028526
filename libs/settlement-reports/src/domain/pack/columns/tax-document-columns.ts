import { columnsOf } from '../../columns/column.js';
import type { Column } from '../../columns/column.js';
import { dayText } from '../../day-text.js';
import type { InputVatRow, UndueVatRow, WithholdingRow } from '../document-rows.js';
import { HEAD_OFFICE, monthText, PACK_TERMS, UNDUE_LINES } from '../pack-terms.js';

const invoice = columnsOf<InputVatRow>();
const undue = columnsOf<UndueVatRow>();
const withheld = columnsOf<WithholdingRow>();
const BRANCH = '00000';
const LAST_MONTH_ALLOWED = ['Last month allowed', 'เดือนภาษีสุดท้ายที่ใช้สิทธิได้'] as const;
const VAT_ON_RECEIPT = ['VAT on the receipt', 'ภาษีตามใบเสร็จรายวัน'] as const;

/** The input VAT report, with the columns that it has by law first. */
export const INPUT_VAT_COLUMNS: readonly Column<InputVatRow>[] = [
  invoice.integer('no', ['No.', 'ลำดับ'], 6, (row) => row.no),
  invoice.day('issued_on', ['Tax invoice date', 'วันที่ใบกำกับภาษี'], (row) => row.issuedOn),
  invoice.text('number', ['Tax invoice no.', 'เลขที่ใบกำกับภาษี'], 20, (row) => row.number),
  invoice.sentence('seller', ['Seller', 'ชื่อผู้ขายสินค้า/ผู้ให้บริการ'], 26, (row) => row.seller),
  invoice.text(
    'seller_tax_id',
    ['Seller’s tax ID', 'เลขประจำตัวผู้เสียภาษีของผู้ขาย'],
    16,
    (row) => row.sellerTaxId,
  ),
  invoice.text(
    'seller_branch',
    ['Head office or branch', 'สำนักงานใหญ่/สาขาที่'],
    16,
    ({ sellerBranch }, language) =>
      sellerBranch === BRANCH ? HEAD_OFFICE[language] : sellerBranch,
  ),
  invoice.money('value', ['Value', 'มูลค่าสินค้าหรือบริการ'], (row) => row.value),
  invoice.money('vat', ['VAT', 'จำนวนเงินภาษีมูลค่าเพิ่ม'], (row) => row.vat),
  invoice.day('received_on', ['Received on', 'วันที่ได้รับ'], (row) => row.receivedOn),
  invoice.text('claimed_in', ['Claimed in month', 'เดือนภาษีที่ใช้สิทธิ'], 11, ({ claimedIn }) =>
    monthText(claimedIn),
  ),
  invoice.text('last_month', LAST_MONTH_ALLOWED, 13, ({ lastMonth }) => monthText(lastMonth)),
  invoice.text(
    'days',
    ['Days covered', 'ครอบคลุมวันที่'],
    24,
    (row) => `${dayText(row.coversFrom)} – ${dayText(row.coversTo)}`,
  ),
  invoice.money(
    'receipt_vat',
    ['VAT by daily receipts', 'ภาษีตามใบเสร็จรายวัน'],
    (row) => row.receiptVat,
  ),
  invoice.money('difference', ['Difference', 'ผลต่าง'], (row) => row.difference),
  invoice.money('posted', ['Posted this month', 'บันทึกบัญชีเดือนนี้'], (row) => row.posted),
];

/** VAT that Opn deducted and no tax invoice makes claimable yet. */
export const UNDUE_VAT_COLUMNS: readonly Column<UndueVatRow>[] = [
  undue.text(
    'line',
    ['Roll-forward and days left', 'รายการเคลื่อนไหวและวันที่คงเหลือ'],
    34,
    ({ line }, language) => UNDUE_LINES[line][language],
  ),
  undue.day('day', ['Day of the fees', 'วันที่ของค่าธรรมเนียม'], (row) => row.day),
  undue.text(
    'receipt_no',
    ['Opn receipt no.', 'เลขที่ใบเสร็จรายวันของ Opn'],
    22,
    (row) => row.receiptNo,
  ),
  undue.money('movement', ['Roll-forward', 'รายการเคลื่อนไหว'], (row) => row.movement),
  undue.money('remaining', ['Left, by day', 'คงเหลือตามวัน'], (row) => row.remaining),
  undue.money('receipt_vat', VAT_ON_RECEIPT, (row) => row.receiptVat),
  undue.text(
    'last_month',
    ['Last month to claim', 'เดือนภาษีสุดท้ายที่ใช้สิทธิได้'],
    13,
    ({ lastMonth }) => lastMonth && monthText(lastMonth),
  ),
];

/** Tax withheld from Opn's fees; what is not recorded here has its column to be filled in. */
export const WITHHOLDING_COLUMNS: readonly Column<WithholdingRow>[] = [
  withheld.text(
    'section',
    ['This month / brought forward', 'เดือนนี้ / ยกมา'],
    16,
    ({ section }, language) => PACK_TERMS[section][language],
  ),
  withheld.sentence('payee', ['Payee', 'ผู้ถูกหักภาษี'], 24, (row) => row.payee),
  withheld.text(
    'payee_tax_id',
    ['Payee’s tax ID', 'เลขประจำตัวผู้เสียภาษี'],
    16,
    (row) => row.payeeTaxId,
  ),
  withheld.day('day', ['Date', 'วันที่'], (row) => row.day),
  withheld.text('document', ['For document', 'สำหรับเอกสาร'], 24, (row) => row.document),
  withheld.text(
    'income_type',
    ['Income type', 'ประเภทเงินได้'],
    14,
    (_, language) => PACK_TERMS.serviceFee[language],
  ),
  withheld.money('base', ['Base', 'จำนวนเงินที่จ่าย'], (row) => row.base),
  withheld.rate('rate', ['Rate %', 'อัตรา (%)'], 8, (row) => row.rate),
  withheld.money('tax', ['Tax withheld', 'ภาษีที่หัก'], (row) => row.tax),
  withheld.text(
    'certificate_no',
    ['Certificate no.', 'เลขที่หนังสือรับรอง (50 ทวิ)'],
    16,
    (row) => row.certificateNo,
  ),
  withheld.text(
    'filed_in',
    ['Filed in', 'ยื่นแบบ ภ.ง.ด.53 เดือน'],
    12,
    ({ filedIn }) => filedIn && monthText(filedIn),
  ),
  withheld.money('reclaimed', ['Paid back by Opn', 'ได้รับคืนจาก Opn'], (row) => row.reclaimed),
  withheld.day('reclaimed_on', ['Reclaimed on', 'วันที่ได้รับคืน'], (row) => row.reclaimedOn),
];
