import { firstOf, unread, withoutSheet } from '../check-reasons.js';
import type { Reason } from '../check-reasons.js';
import { words } from '../words.js';

const NOT_COMPARED = words(
  'Opn’s daily tax receipt is not compared in this report yet.',
  'รายงานฉบับนี้ยังไม่เปรียบเทียบกับใบเสร็จรายวันของ Opn',
);

/** A receipt that has not come cannot agree with anything. */
const missing: Reason = ({ summary: { tax } }) => {
  if (tax === undefined) return NOT_COMPARED;
  if (tax.waiting === 0) return null;
  return words(
    `Opn’s daily receipt has not arrived for this number of days: ${tax.waiting}.`,
    `ยังไม่ได้รับใบเสร็จรายวันของ Opn จำนวน ${tax.waiting} วัน`,
  );
};

const unsettled: Reason = ({ summary: { tax } }) =>
  tax === undefined || tax.unsettled === 0
    ? null
    : words(
        'Opn’s rounding adjustment of a receipt has not been read yet.',
        'ยังไม่พบรายการปรับเศษสตางค์ภาษีของใบเสร็จ',
      );

const withoutTax = firstOf(withoutSheet('tax', NOT_COMPARED), unread('tax-receipt'), missing);

/** By the number of the check. */
export const TAX_REASONS = {
  12: withoutTax,
  13: firstOf(withoutTax, unsettled),
} as const;
