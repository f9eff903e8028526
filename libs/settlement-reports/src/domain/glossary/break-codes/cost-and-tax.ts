import { words } from '../../words.js';
import type { BreakMeaning } from '../break-meaning.js';

export const COST_AND_TAX_CODES = {
  FEE_VARIANCE: {
    family: 'integrity',
    severity: 'medium',
    thaiName: 'ค่าธรรมเนียมไม่ตรงสัญญา',
    meaning: words(
      'The fee differs from the contract; ' +
        'differences of one satang of a day and rate form one break.',
      'ค่าธรรมเนียมไม่ตรงตามสัญญา ผลต่างหนึ่งสตางค์ของวันและอัตราเดียวกันรวมเป็นหนึ่งรายการ',
    ),
    clears: words('The contract is corrected, or Opn credits it', 'แก้ไขสัญญา หรือ Opn คืนยอดให้'),
    action: words(
      'Check the contract rate; claim the difference from Opn.',
      'ตรวจอัตราตามสัญญา และเรียกคืนผลต่างจาก Opn',
    ),
  },
  VAT_VARIANCE: {
    family: 'integrity',
    severity: 'medium',
    thaiName: 'ภาษีของค่าธรรมเนียมไม่ตรง',
    meaning: words(
      'VAT differs from the rate times the fee; ' +
        'one-satang differences are grouped in the same way.',
      'ภาษีมูลค่าเพิ่มไม่เท่ากับอัตราภาษีคูณค่าธรรมเนียม ผลต่างหนึ่งสตางค์รวมกลุ่มเช่นกัน',
    ),
    clears: words(
      'The day’s receipt and adjustment explain it',
      'ใบเสร็จรายวันและรายการปรับเศษอธิบายผลต่างได้',
    ),
    action: words(
      'Compare with the day’s receipt; claim what it does not explain.',
      'เทียบกับใบเสร็จรายวัน และเรียกคืนส่วนที่อธิบายไม่ได้',
    ),
  },
  TRANSFER_FEE_VARIANCE: {
    family: 'integrity',
    severity: 'low',
    thaiName: 'ค่าธรรมเนียมการโอนไม่ตรง',
    meaning: {
      en: 'The transfer fee differs from the contract.',
      th: 'ค่าธรรมเนียมการโอนไม่ตรงตามสัญญา',
    },
    clears: words('The contract is corrected', 'แก้ไขสัญญา'),
    action: words('Check the transfer fee of the contract.', 'ตรวจค่าธรรมเนียมการโอนตามสัญญา'),
  },
  TAX_RECEIPT_MISMATCH: {
    family: 'integrity',
    severity: 'medium',
    thaiName: 'ใบเสร็จรายวันไม่ตรงกับบัญชี',
    meaning: words(
      'Opn’s daily receipt differs from the fees and VAT in the books ' +
        'after the rounding adjustment.',
      'ใบเสร็จรายวันของ Opn ไม่ตรงกับค่าธรรมเนียมและภาษีตามบัญชีหลังปรับเศษสตางค์',
    ),
    clears: words('Missing fees of that day are read', 'อ่านค่าธรรมเนียมที่ขาดของวันนั้นได้'),
    action: words(
      'Compare fees and VAT with Opn’s receipt.',
      'เทียบค่าธรรมเนียมและภาษีกับใบเสร็จของ Opn',
    ),
  },
  TAX_RECEIPT_MISSING: {
    family: 'timing',
    severity: 'low',
    thaiName: 'ยังไม่ได้รับใบเสร็จรายวัน',
    meaning: words(
      'Opn’s daily receipt has not arrived by the next morning.',
      'ยังไม่พบใบเสร็จรายวันของ Opn ในเช้าวันถัดไป',
    ),
    clears: words('It arrives', 'ได้รับใบเสร็จ'),
    action: words(
      'Wait for the receipt; ask Opn if it does not come.',
      'รอใบเสร็จ หากไม่ได้รับให้สอบถาม Opn',
    ),
  },
  TAX_INVOICE_MISMATCH: {
    family: 'integrity',
    severity: 'high',
    thaiName: 'ใบกำกับภาษีไม่ตรง',
    meaning: words(
      'The tax invoice differs from the month’s daily receipts, or its particulars are not ours.',
      'ใบกำกับภาษีไม่ตรงกับใบเสร็จรายวันของเดือน หรือข้อมูลผู้ซื้อไม่ถูกต้อง',
    ),
    clears: words('A corrected invoice is recorded', 'บันทึกใบกำกับภาษีที่แก้ไขแล้ว'),
    action: words('Ask Opn for a corrected tax invoice.', 'ขอใบกำกับภาษีที่ถูกต้องจาก Opn'),
  },
  TAX_INVOICE_MISSING: {
    family: 'timing',
    severity: 'medium',
    thaiName: 'ยังไม่ได้รับใบกำกับภาษี',
    meaning: words(
      'The month’s tax invoice has not been recorded, so its input VAT cannot be claimed yet.',
      'ยังไม่ได้บันทึกใบกำกับภาษีของเดือน จึงยังใช้ภาษีซื้อไม่ได้',
    ),
    clears: words('It is recorded', 'บันทึกแล้ว'),
    action: words('Obtain the tax invoice and record it.', 'ขอใบกำกับภาษีและบันทึก'),
  },
  WHT_NOT_RECLAIMED: {
    family: 'timing',
    severity: 'low',
    thaiName: 'ภาษีหัก ณ ที่จ่ายยังไม่ได้รับคืน',
    meaning: words(
      'Withholding tax on fees was remitted and Opn has not paid it back in time.',
      'นำส่งภาษีหัก ณ ที่จ่ายแล้วแต่ยังไม่ได้รับคืนจาก Opn ภายในกำหนด',
    ),
    clears: words('Opn pays it back', 'Opn คืนภาษีแล้ว'),
    action: words(
      'Send Opn the certificate and reclaim the tax.',
      'ส่งหนังสือรับรองให้ Opn และเรียกคืนภาษี',
    ),
  },
} as const satisfies Record<string, BreakMeaning>;
