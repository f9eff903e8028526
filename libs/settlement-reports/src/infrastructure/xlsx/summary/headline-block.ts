import { plus } from '#money';
import { words } from '../../../domain/words.js';
import type { Words } from '../../../domain/words.js';
import type { BlockWriter, Figure } from './block-writer.js';
import type { ReceiptFigures } from './receipts-block.js';
import type { PageContext } from './summary-context.js';

/** Rows of block A, its heading included. */
export const HEADLINE_ROWS = 8;

/** Block A: what happened to the money today; it repeats no figure, it refers to it. */
export function writeHeadline(
  block: BlockWriter,
  context: PageContext,
  { paid, remainder }: ReceiptFigures,
  banked: Figure | null,
): void {
  const { head, tally, placed } = context;
  const gross = placed.charges.ranges('gross').join();
  block.heading('A', words('Headline', 'ยอดสำคัญ'));
  block.line({
    label: words('Expected today', 'ยอดคาดว่าจะได้รับวันนี้'),
    count: head.expected.count,
    amount: head.expected.amount,
  });
  block.line({
    label: words('Paid', 'รับชำระแล้ว'),
    count: { formula: `COUNT(${gross})`, result: tally.sheets.charges.filled('gross') },
    amount: paid.amount,
    formula: paid.cell,
  });
  writeCost(block, context);
  writeBanked(block, banked);
  block.line({
    label: words('Unexplained', 'ยอดที่ยังอธิบายไม่ได้'),
    amount: remainder.amount,
    formula: remainder.cell,
    kind: 'total',
  });
}

/** What was not stated yet is not zero. */
function writeBanked(block: BlockWriter, banked: Figure | null): void {
  block.line({
    label: words('Arrived in the bank', 'เงินเข้าธนาคาร'),
    amount: banked?.amount ?? 'waiting',
    ...(banked && { formula: banked.cell }),
  });
}

/** Interest is booked with the fee, and its VAT with the VAT. */
function writeCost(block: BlockWriter, { tally, placed }: PageContext): void {
  const { charges } = placed;
  const sums = tally.sheets.charges;
  const added = (label: Words, columns: readonly string[]): void => {
    const amount = columns.map((column) => sums.sum(column)).reduce(plus);
    block.line({ label, amount, formula: columns.map((key) => charges.sum(key)).join('+') });
  };
  added(words('Fee', 'ค่าธรรมเนียม'), ['fee', 'interest']);
  added(words('VAT on fee', 'ภาษีมูลค่าเพิ่มของค่าธรรมเนียม'), ['fee_vat', 'interest_vat']);
  added(words('Net', 'ยอดสุทธิ'), ['net']);
}
