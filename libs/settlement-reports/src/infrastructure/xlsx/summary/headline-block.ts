import { plus } from '#money';
import { words } from '../../../domain/words.js';
import type { BlockWriter } from './block-writer.js';
import type { ReceiptFigures } from './receipts-block.js';
import type { PageContext } from './summary-context.js';

/** Rows of block A, its heading included. */
export const HEADLINE_ROWS = 8;

/** Block A: what happened to the money today; it repeats no figure, it refers to it. */
export function writeHeadline(
  block: BlockWriter,
  { head, tally, placed }: PageContext,
  { paid, remainder }: ReceiptFigures,
): void {
  const { charges } = placed;
  const sums = tally.sheets.charges;
  block.heading('A', words('Headline', 'ยอดสำคัญ'));
  block.line({
    label: words('Expected today', 'ยอดคาดว่าจะได้รับวันนี้'),
    count: head.expected.count,
    amount: head.expected.amount,
  });
  block.line({
    label: words('Paid', 'รับชำระแล้ว'),
    count: { formula: `COUNT(${charges.ranges('gross').join()})`, result: sums.filled('gross') },
    amount: paid.amount,
    formula: paid.cell,
  });
  block.line({
    label: words('Fee', 'ค่าธรรมเนียม'),
    amount: plus(sums.sum('fee'), sums.sum('interest')),
    formula: `${charges.sum('fee')}+${charges.sum('interest')}`,
  });
  block.line({
    label: words('VAT on fee', 'ภาษีมูลค่าเพิ่มของค่าธรรมเนียม'),
    amount: plus(sums.sum('fee_vat'), sums.sum('interest_vat')),
    formula: `${charges.sum('fee_vat')}+${charges.sum('interest_vat')}`,
  });
  block.line({
    label: words('Net', 'ยอดสุทธิ'),
    amount: sums.sum('net'),
    formula: charges.sum('net'),
  });
  block.line({ label: words('Arrived in the bank', 'เงินเข้าธนาคาร'), amount: 'waiting' });
  block.line({
    label: words('Unexplained', 'ยอดที่ยังอธิบายไม่ได้'),
    amount: remainder.amount,
    formula: remainder.cell,
    kind: 'total',
  });
}
