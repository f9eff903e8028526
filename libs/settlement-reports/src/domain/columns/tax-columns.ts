import { PAYOUT_TERMS } from '../glossary/payout-terms.js';
import type { TaxRow } from '../tax-row.js';
import { WAITING } from '../words.js';
import type { Language } from '../words.js';
import { columnsOf } from './column.js';
import type { Column } from './column.js';

const { day, finding, money, text } = columnsOf<TaxRow>();

/** `claimable in 11/2026`. */
function vatStatus({ claimableIn }: TaxRow, language: Language): string {
  if (claimableIn === null) return PAYOUT_TERMS.notClaimable[language];
  const [year = '', month = ''] = claimableIn.split('-');
  return `${PAYOUT_TERMS.claimable[language]} ${month}/${year}`;
}

const VAT_ON_RECEIPT = ['VAT on the receipt', 'ภาษีมูลค่าเพิ่มตามใบเสร็จ'] as const;
const WITHHOLDING_BASE = ['Withholding base (fee before VAT)', 'ฐานภาษีหัก ณ ที่จ่าย'] as const;

/** Opn's daily receipts beside the books. */
export const TAX_COLUMNS: readonly Column<TaxRow>[] = [
  text(
    'receipt_no',
    ['Opn receipt no.', 'เลขที่ใบเสร็จรายวันของ Opn'],
    21,
    (row, language) => row.receiptNo ?? WAITING[language],
  ),
  day('issued_on', ['Receipt date', 'วันที่ใบเสร็จ'], (row) => row.issuedOn),
  money(
    'our_charge_fee',
    ['Charge fees in the books', 'ค่าธรรมเนียมรับชำระตามบัญชี'],
    (row) => row.ourChargeFee,
  ),
  money(
    'our_transfer_fee',
    ['Transfer fees in the books', 'ค่าธรรมเนียมการโอนตามบัญชี'],
    (row) => row.ourTransferFee,
  ),
  money(
    'receipt_subtotal',
    ['Receipt subtotal', 'มูลค่าบริการตามใบเสร็จ'],
    (row) => row.receiptSubtotal,
  ),
  money('fee_difference', ['Fee difference', 'ผลต่างค่าธรรมเนียม'], (row) => row.feeDifference),
  money('our_vat', ['VAT deducted, added up', 'ภาษีมูลค่าเพิ่มที่ถูกหักสะสม'], (row) => row.ourVat),
  money(
    'vat_adjustment',
    ['VAT rounding adjustment by Opn', 'รายการปรับเศษสตางค์ภาษี'],
    (row) => row.vatAdjustment,
  ),
  money('receipt_vat', VAT_ON_RECEIPT, (row) => row.receiptVat),
  money('vat_difference', ['VAT difference', 'ผลต่างภาษี'], (row) => row.vatDifference),
  money(
    'receipt_wht',
    ['Withholding tax on the receipt', 'ภาษีหัก ณ ที่จ่ายตามใบเสร็จ'],
    (row) => row.receiptWht,
  ),
  money('wht_base', WITHHOLDING_BASE, (row) => row.whtBase),
  text('tax_invoice_no', ['Tax invoice no.', 'เลขที่ใบกำกับภาษี'], 18, (row) => row.taxInvoiceNo),
  text('vat_status', ['Input VAT', 'สถานะภาษีซื้อ'], 22, vatStatus),
  finding('code', ['Break code', 'รหัสผลต่าง'], 25, (row) => row.code),
];
