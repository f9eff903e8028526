import { plus } from '#money';
import type { Tally } from '../../../domain/report-head.js';
import { words } from '../../../domain/words.js';
import type { BlockWriter, Figure } from './block-writer.js';
import type { PageContext } from './summary-context.js';

/** Figures of block B by their keys; the checks of Control are made of them. */
export interface ReceiptFigures {
  readonly expOpen: Figure;
  readonly expNew: Figure;
  readonly expRevised: Figure;
  readonly expWithdrawn: Figure;
  readonly expPaid: Figure;
  readonly expClose: Figure;
  readonly paid: Figure;
  readonly matched: Figure;
  readonly excess: Figure;
  readonly unexpected: Figure;
  readonly held: Figure;
  readonly remainder: Figure;
}

/** Block B: from what was expected to what was paid, and how what was paid is explained. */
export function writeReceipts(block: BlockWriter, context: PageContext): ReceiptFigures {
  block.heading('B', words('From expected to paid', 'กระทบยอดคาดว่าจะได้รับกับยอดรับชำระ'));
  return { ...writeRollForward(block, context), ...writePaid(block, context) };
}

function writeRollForward(block: BlockWriter, { head }: PageContext) {
  const { summary } = head;
  const flow = (en: string, th: string, { count, amount }: Tally): Figure =>
    block.line({ label: words(en, th), count, amount });
  const expOpen = flow('Open from earlier days', 'ค้างรับยกมา', summary.expOpen);
  const expNew = flow(
    'Expected today, and paid today ahead of its day',
    'คาดว่าจะได้รับเพิ่มวันนี้ รวมที่ชำระก่อนกำหนด',
    summary.expNew,
  );
  const expRevised = flow('Revised', 'ปรับปรุงยอด', summary.expRevised);
  const expWithdrawn = flow('Withdrawn or written off', 'ยกเลิกหรือตัดบัญชี', summary.expWithdrawn);
  const expPaid = writeSum(
    block,
    ['Paid and matched today', 'รับชำระและจับคู่แล้ววันนี้'],
    [
      ['of today', 'ของวันนี้', summary.expPaidOfToday],
      ['of earlier days', 'ของวันก่อน', summary.expPaidOfEarlier],
      ['of later days', 'ของวันถัดไป', summary.expPaidOfLater],
    ],
  );
  const expClose = writeSum(
    block,
    ['Open at the end', 'ค้างรับยกไป'],
    [
      ['QR still valid', 'QR ยังไม่หมดอายุ', summary.expCloseValid],
      ['overdue', 'เกินกำหนด', summary.expCloseOverdue],
    ],
  );
  block.line({
    label: words('Expected today, of which unexplained', 'คาดว่าจะได้รับวันนี้ ที่ยังอธิบายไม่ได้'),
    amount: head.expected.remainder,
  });
  return { expOpen, expNew, expRevised, expWithdrawn, expPaid, expClose };
}

type Part = readonly [en: string, th: string, tally: Tally];

/** The parts first, then what they add up to. */
function writeSum(
  block: BlockWriter,
  [en, th]: readonly [string, string],
  parts: readonly Part[],
): Figure {
  const figures = parts.map(([partEn, partTh, { count, amount }]) =>
    block.line({
      label: words(`${en}: ${partEn}`, `${th}: ${partTh}`),
      count,
      amount,
      kind: 'part',
    }),
  );
  return block.line({
    label: words(en, th),
    count: parts.reduce((count, [, , part]) => count + part.count, 0),
    amount: figures.map(({ amount }) => amount).reduce(plus),
    formula: figures.map(({ cell }) => cell).join('+'),
    kind: 'total',
  });
}

function writePaid(block: BlockWriter, { head, placed, tally }: PageContext) {
  const share = (en: string, th: string, part: Figure['amount'], count?: number): Figure =>
    block.line({
      label: words(en, th),
      amount: part,
      kind: 'part',
      ...(count !== undefined && { count }),
    });
  const { paid } = head;
  return {
    paid: block.line({
      label: words('Gross paid today', 'ยอดรับชำระวันนี้'),
      count: head.totals.count,
      amount: tally.sheets.charges.sum('gross'),
      formula: placed.charges.sum('gross'),
      kind: 'total',
    }),
    matched: share('of which matched', 'จับคู่แล้ว', paid.matched, head.matched.count),
    excess: share('of which paid too much or twice', 'รับเกินหรือรับซ้ำ', paid.excess),
    unexpected: share(
      'of which without an expected receipt',
      'ไม่พบรายการคาดว่าจะได้รับ',
      paid.unexpected,
    ),
    held: share(
      'of which held by another break (ambiguous, after expiry or withdrawal)',
      'ติดผลต่างอื่น (จับคู่ไม่ได้ ชำระหลังหมดอายุหรือหลังยกเลิก)',
      paid.held,
    ),
    remainder: share('of which unexplained', 'ยังอธิบายไม่ได้', paid.remainder),
  };
}
