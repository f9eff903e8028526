import { negated } from '#money';
import type { Satang } from '#money';
import { WAITING_FOR } from '../../../domain/check-reasons.js';
import { words } from '../../../domain/words.js';
import type { BlockWriter, Line } from './block-writer.js';
import type { PageContext } from './summary-context.js';

// Blocks C and D of reports that were issued before these were stated.

const unknown = (en: string, th: string, kind?: Line['kind']): Line => ({
  label: words(en, th),
  amount: 'waiting',
  ...(kind && { kind }),
});

const OTHER_MOVEMENTS: Line = {
  label: {
    en: '± refunds, withholding tax paid back, other',
    th: 'คืนเงิน ได้รับคืนภาษีหัก ณ ที่จ่าย และอื่น ๆ',
  },
  amount: 'waiting',
};

const PARTS: Line = {
  label: {
    en: 'of which on hold / transferable / reserve',
    th: 'ยอดที่ยังโอนไม่ได้ / ยอดที่โอนได้ / ยอดกันสำรอง',
  },
  amount: 'waiting',
  kind: 'part',
};

/** What is known of the balance at Opn. What is not known is not zero. */
export function writeUnstatedBalance(block: BlockWriter, { head }: PageContext): void {
  const { otherMethods, summary, totals } = head;
  const moved = (en: string, th: string, amount: Satang): Line => ({
    label: words(en, th),
    amount,
  });
  const carried = negated(summary.uncreditedClose);
  block.heading('C', words('Opn balance', 'ยอดคงเหลือใน Opn'), WAITING_FOR.TRANSACTIONS);
  const lines: readonly Line[] = [
    unknown('Opening', 'ยกมา'),
    moved('+ paid today, net', 'รับชำระสุทธิวันนี้', totals.net),
    moved('+ other payment methods, net', 'วิธีชำระเงินอื่น สุทธิ', otherMethods.net),
    unknown('+ not yet credited, brought forward', 'รอ Opn บันทึกยอด ยกมา'),
    moved('− not yet credited, carried forward', 'รอ Opn บันทึกยอด ยกไป', carried),
    unknown('− transfers', 'โอนออก'),
    unknown('+ transfers credited back', 'โอนไม่สำเร็จ คืนยอด'),
    unknown('± VAT rounding adjustment', 'ปรับเศษสตางค์ภาษี'),
    OTHER_MOVEMENTS,
    unknown('Closing', 'ยกไป', 'total'),
    PARTS,
    unknown('In the books at the moment of reading', 'ยอดตามบัญชี ณ เวลาที่อ่านยอด'),
    unknown('Stated by Opn at that moment', 'ยอดที่ Opn แจ้ง ณ เวลานั้น'),
  ];
  for (const line of lines) block.line(line);
}

/** The same of money on its way. */
export function writeUnstatedTransit(block: BlockWriter, { head }: PageContext): void {
  const title = words('On the way to the bank', 'เงินที่ยังไม่เข้าธนาคาร');
  block.heading('D', title, WAITING_FOR.TRANSFERS);
  block.line(unknown('In transit, opening', 'เงินระหว่างทางยกมา'));
  block.line(unknown('+ sent, net', 'โอนออกสุทธิ'));
  block.line(unknown('− arrived in the bank', 'เข้าธนาคารแล้ว'));
  block.line(unknown('− failed or returned', 'โอนไม่สำเร็จหรือถูกส่งคืน'));
  block.line(unknown('In transit, closing', 'เงินระหว่างทางยกไป'));
  block.line({
    label: words('Paid, not yet credited by Opn', 'รอ Opn บันทึกยอด'),
    amount: head.summary.uncreditedClose,
  });
  block.line(unknown('Total not yet in the bank', 'รวมเงินที่ยังไม่เข้าธนาคาร', 'total'));
}
