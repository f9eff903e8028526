import { negated } from '#money';
import { WAITING_FOR } from '../../../domain/checks.js';
import { words } from '../../../domain/words.js';
import type { BlockWriter, Line } from './block-writer.js';
import type { PageContext } from './summary-context.js';

const unknown = (en: string, th: string, kind?: Line['kind']): Line => ({
  label: words(en, th),
  amount: 'waiting',
  ...(kind && { kind }),
});

/** Block C: what is known of the balance at Opn. What is not known is not zero. */
export function writeBalance(block: BlockWriter, { head }: PageContext): void {
  const { otherMethods, summary, totals } = head;
  block.heading('C', words('Opn balance', 'ยอดคงเหลือใน Opn'), WAITING_FOR.TRANSACTIONS);
  block.line(unknown('Opening', 'ยกมา'));
  block.line({ label: words('+ paid today, net', 'รับชำระสุทธิวันนี้'), amount: totals.net });
  block.line({
    label: words('+ other payment methods, net', 'วิธีชำระเงินอื่น สุทธิ'),
    amount: otherMethods.net,
  });
  block.line(unknown('+ not yet credited, brought forward', 'รอ Opn บันทึกยอด ยกมา'));
  block.line({
    label: words('− not yet credited, carried forward', 'รอ Opn บันทึกยอด ยกไป'),
    amount: negated(summary.uncreditedClose),
  });
  block.line(unknown('− transfers', 'โอนออก'));
  block.line(unknown('+ transfers credited back', 'โอนไม่สำเร็จ คืนยอด'));
  block.line(unknown('± VAT rounding adjustment', 'ปรับเศษสตางค์ภาษี'));
  block.line({
    label: {
      en: '± refunds, withholding tax paid back, other',
      th: 'คืนเงิน ได้รับคืนภาษีหัก ณ ที่จ่าย และอื่น ๆ',
    },
    amount: 'waiting',
  });
  block.line(unknown('Closing', 'ยกไป', 'total'));
  block.line({
    label: {
      en: 'of which on hold / transferable / reserve',
      th: 'ยอดที่ยังโอนไม่ได้ / ยอดที่โอนได้ / ยอดกันสำรอง',
    },
    amount: 'waiting',
    kind: 'part',
  });
  block.line(unknown('In the books at the moment of reading', 'ยอดตามบัญชี ณ เวลาที่อ่านยอด'));
  block.line(unknown('Stated by Opn at that moment', 'ยอดที่ Opn แจ้ง ณ เวลานั้น'));
}

/** Block D: money that has left the customer and has not reached the bank. */
export function writeTransit(block: BlockWriter, { head }: PageContext): void {
  block.heading(
    'D',
    {
      en: 'On the way to the bank',
      th: 'เงินที่ยังไม่เข้าธนาคาร',
    },
    WAITING_FOR.TRANSFERS,
  );
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
