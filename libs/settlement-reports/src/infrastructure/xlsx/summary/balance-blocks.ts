import { sum } from '#money';
import type { Satang } from '#money';
import type {
  BalanceAtObservation,
  BalanceMovements,
  BalanceRollForward,
} from '../../../domain/balance-blocks.js';
import { words } from '../../../domain/words.js';
import type { Words } from '../../../domain/words.js';
import { localText } from '../control/window-text.js';
import type { BlockWriter, Figure, Line } from './block-writer.js';
import type { PageContext } from './summary-context.js';
import { writeUnstatedBalance, writeUnstatedTransit } from './unstated-blocks.js';

/** Figures of block C; the checks of Control are made of them. */
export interface BalanceFigures {
  readonly open: Figure;
  /** One below the other. */
  readonly movements: readonly Figure[];
  readonly close: Figure;
  readonly observed: ObservedFigures | null;
}

interface ObservedFigures {
  readonly inTheBooks: Figure;
  readonly statedByOpn: Figure;
}

/** Figures of block D. */
export interface TransitFigures {
  readonly open: Figure;
  readonly sent: Figure;
  readonly banked: Figure;
  readonly failed: Figure;
  readonly close: Figure;
  readonly total: Figure;
}

type Movement = readonly [key: keyof BalanceMovements, label: Words, isShown?: 'if-any'];

const POSTED_LATER = words('− of it posted in a later day', 'บันทึกบัญชีในวันหลัง');
const PAID_EARLIER = words('+ paid earlier, posted today', 'รับชำระวันก่อน บันทึกวันนี้');
const BROUGHT_FORWARD = words('+ not yet credited, brought forward', 'รอ Opn บันทึกยอด ยกมา');
const CARRIED_FORWARD = words('− not yet credited, carried forward', 'รอ Opn บันทึกยอด ยกไป');

const MOVEMENTS: readonly Movement[] = [
  ['broughtIn', words('+ opening balance of the books', 'ยอดยกมาเมื่อเริ่มใช้งาน'), 'if-any'],
  ['paidToday', words('+ paid today, net', 'รับชำระสุทธิวันนี้')],
  ['postedLater', POSTED_LATER, 'if-any'],
  ['paidEarlier', PAID_EARLIER, 'if-any'],
  ['otherMethods', words('+ other payment methods, net', 'วิธีชำระเงินอื่น สุทธิ')],
  ['uncreditedBroughtForward', BROUGHT_FORWARD],
  ['uncreditedCarriedForward', CARRIED_FORWARD],
  ['transfers', words('− transfers', 'โอนออก')],
  ['transfersCreditedBack', words('+ transfers credited back', 'โอนไม่สำเร็จ คืนยอด')],
  ['vatRounding', words('± VAT rounding adjustment', 'ปรับเศษสตางค์ภาษี')],
  [
    'other',
    {
      en: '± refunds, withholding tax paid back, other',
      th: 'คืนเงิน ได้รับคืนภาษีหัก ณ ที่จ่าย และอื่น ๆ',
    },
  ],
];

/** Block C: what moved the balance at Opn, and what Opn itself says of it. */
export function writeBalance(block: BlockWriter, context: PageContext): BalanceFigures | null {
  const { balance } = context.head.summary;
  if (balance === undefined) {
    writeUnstatedBalance(block, context);
    return null;
  }
  block.heading('C', words('Opn balance', 'ยอดคงเหลือใน Opn'));
  const open = block.line({ label: words('Opening', 'ยกมา'), amount: balance.open });
  const shown = MOVEMENTS.filter(
    ([key, , isShown]) => isShown === undefined || balance.movements[key] !== 0n,
  );
  const movements = shown.map(([key, label]) =>
    block.line({ label, amount: balance.movements[key] }),
  );
  const label = words('Closing', 'ยกไป');
  const close = block.line({ label, amount: balance.close, kind: 'total' });
  writeParts(block, balance);
  return { open, movements, close, observed: writeObservation(block, context, balance) };
}

function writeParts(block: BlockWriter, balance: BalanceRollForward): void {
  const part = (label: Words, amount: Satang | null): Line => ({
    ...{ label, kind: 'part' },
    amount: amount ?? 'waiting',
  });
  block.line(part(words('of which on hold', 'ยอดที่ยังโอนไม่ได้'), balance.onHold));
  block.line(part(words('of which transferable', 'ยอดที่โอนได้'), balance.transferable));
  block.line(part(words('of which reserve', 'ยอดกันสำรอง'), balance.reserve));
}

/** What was never compared is not zero. */
function writeObservation(
  block: BlockWriter,
  { head }: PageContext,
  { observation }: BalanceRollForward,
): ObservedFigures | null {
  const when = observation && ` (${localText(observation.at, head.timeZone)})`;
  const amount = (of: (one: BalanceAtObservation) => Satang): Satang | 'waiting' =>
    observation ? of(observation) : 'waiting';
  const inTheBooks = block.line({
    label: {
      en: `In the books at the moment of reading${when ?? ''}`,
      th: `ยอดตามบัญชี ณ เวลาที่อ่านยอด${when ?? ''}`,
    },
    amount: amount((one) => one.inTheBooks),
  });
  const statedByOpn = block.line({
    label: words('Stated by Opn at that moment', 'ยอดที่ Opn แจ้ง ณ เวลานั้น'),
    amount: amount((one) => one.statedByOpn),
  });
  return observation && { inTheBooks, statedByOpn };
}

/** Block D: money that has left the customer and has not reached the bank. */
export function writeTransit(
  block: BlockWriter,
  context: PageContext,
  balance: BalanceFigures | null,
): TransitFigures | null {
  const { transit, uncreditedClose } = context.head.summary;
  if (transit === undefined || balance === null) {
    writeUnstatedTransit(block, context);
    return null;
  }
  block.heading('D', words('On the way to the bank', 'เงินที่ยังไม่เข้าธนาคาร'));
  const line = (en: string, th: string, amount: Satang, kind?: Line['kind']): Figure =>
    block.line({ label: words(en, th), amount, ...(kind && { kind }) });
  const open = line('In transit, opening', 'เงินระหว่างทางยกมา', transit.open);
  const sent = line('+ sent, net', 'โอนออกสุทธิ', transit.sent);
  const banked = line('− arrived in the bank', 'เข้าธนาคารแล้ว', transit.banked);
  const failed = line('− failed or returned', 'โอนไม่สำเร็จหรือถูกส่งคืน', transit.failed);
  if (transit.writtenOff !== 0n) {
    line('of which written off', 'ในจำนวนนี้ตัดบัญชี', transit.writtenOff, 'part');
  }
  const close = line('In transit, closing', 'เงินระหว่างทางยกไป', transit.close);
  const waiting = line('Paid, not yet credited by Opn', 'รอ Opn บันทึกยอด', uncreditedClose);
  const total = writeTotal(block, [waiting, balance.close, close]);
  return { open, sent, banked, failed, close, total };
}

const writeTotal = (block: BlockWriter, parts: readonly Figure[]): Figure =>
  block.line({
    label: words('Total not yet in the bank', 'รวมเงินที่ยังไม่เข้าธนาคาร'),
    amount: sum(parts.map(({ amount }) => amount)),
    formula: parts.map(({ cell }) => cell).join('+'),
    kind: 'total',
  });
