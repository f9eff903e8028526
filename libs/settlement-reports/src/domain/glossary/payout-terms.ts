import type { AgeBucket, BalancePart, PayoutKind, TransferRow } from '../payout-rows.js';
import { words } from '../words.js';
import type { Words } from '../words.js';

type Terms<Term extends string> = { readonly [Each in Term]: Words };

const statuses: Terms<TransferRow['status']> = {
  created: words('created', 'สร้างแล้ว'),
  sent: words('sent', 'โอนแล้วรอเข้าบัญชี'),
  paid: words('paid', 'โอนสำเร็จ'),
  failed: words('failed', 'โอนไม่สำเร็จ'),
  destroyed: words('withdrawn at Opn', 'ยกเลิกที่ Opn'),
};

const kinds: Terms<PayoutKind> = {
  charge: words('charge', 'รับชำระ'),
  vat_rounding: words('VAT rounding', 'ปรับเศษสตางค์ภาษี'),
  refund: words('refund', 'คืนเงิน'),
  returned_transfer: words('returned transfer', 'โอนคืน'),
  other: words('other', 'อื่น ๆ'),
  opening: words('opening balance', 'ยอดยกมาเมื่อเริ่มใช้งาน'),
  partial_transfer: words('taken by partial transfers', 'โอนบางส่วนไปแล้ว'),
  remainder: words('remainder', 'ยอดที่ยังอธิบายไม่ได้'),
};

const parts: Terms<BalancePart> = {
  not_yet_credited: words('not yet credited', 'รอ Opn บันทึกยอด'),
  on_hold: words('on hold', 'ยังโอนไม่ได้'),
  transferable: words('transferable', 'โอนได้'),
  reserve: words('reserve', 'กันสำรอง'),
  in_transit: words('in transit', 'ระหว่างทาง'),
  unexplained: words('unexplained', 'ยังอธิบายไม่ได้'),
};

const buckets: Terms<AgeBucket> = {
  '0–1': words('0–1', '0–1'),
  '2–3': words('2–3', '2–3'),
  '4–7': words('4–7', '4–7'),
  '8–30': words('8–30', '8–30'),
  'over 30': words('over 30', 'เกิน 30'),
};

/** What the sheets Transfers, Payout, Balance and Tax say in words. */
export const PAYOUT_TERMS = {
  ...{ statuses, kinds, parts, buckets },
  notClaimable: words('not yet claimable', 'ยังไม่ถึงกำหนด'),
  claimable: words('claimable in', 'ใช้สิทธิได้เดือน'),
};
