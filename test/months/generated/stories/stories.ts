import { after, at } from '../bangkok-calendar.js';
import type { Day } from '../bangkok-calendar.js';
import type { GeneratedMonth } from '../generated-month.js';
import type { MadePayout } from '../plans.js';
import { soldOrder } from '../sales.js';
import * as bank from './bank.story.js';
import * as costs from './costs.story.js';
import * as late from './late.story.js';
import * as payouts from './payouts.story.js';
import * as receipts from './receipts.story.js';
import * as tax from './tax.story.js';

/** What can only be said once the month is settled. */
type Afterwards = () => void;

const december = (day: number): Day => `2026-12-${String(day).padStart(2, '0')}`;

/** Each on a day of its own choice, not on those whose file of receipts does not come. */
const OF_CHARGES = [
  ...[receipts.unpaid, receipts.otherAmounts, receipts.unexpected, receipts.afterTheEnd],
  ...[receipts.afterWithdrawal, receipts.ambiguous, receipts.foreign, receipts.stuck],
  ...[receipts.changedAfterwards, costs.otherFees, costs.otherVat, costs.oddCharges],
  ...[costs.unknownLines, costs.amended, costs.reversed, costs.systemFindings],
];
const FREE_DAYS = [2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20];

/** On the bank business days of December, in this order. */
const OF_PAYOUTS: readonly (readonly [day: number, story: PayoutStory])[] = [
  [3, payouts.approvedLater],
  [4, payouts.byHand],
  [8, payouts.returned],
  [9, payouts.short],
  [11, payouts.late],
  [14, payouts.over],
  [16, payouts.dearer],
  [17, payouts.oddNet],
  [18, payouts.otherAtBank],
  [21, payouts.failed],
  [22, payouts.newFee],
  [24, payouts.elsewhere],
  [29, payouts.lost],
];
type PayoutStory = typeof payouts.byHand;

export function stories(month: GeneratedMonth): readonly Afterwards[] {
  const { world } = month;
  for (const story of OF_CHARGES) {
    story(world, december(world.random.pick(FREE_DAYS as [number, ...number[]])));
  }
  const made = OF_PAYOUTS.map(([day, story]): Afterwards => {
    const told = story(month, december(day));
    return () => told(madeOn(month, december(day)));
  });
  return [...made, ...ofBank(month), ...ofTax(month), ...ofTheMonth(month)];
}

function madeOn({ plans }: GeneratedMonth, day: Day): MadePayout {
  const made = plans.madePayouts.get(day);
  if (!made) throw new Error(`Nothing was paid out on ${day}.`);
  return made;
}

function ofBank(month: GeneratedMonth): readonly Afterwards[] {
  const skipped = [december(15), '2027-01-07'];
  for (const day of skipped) payouts.missed(month, day);
  month.plans.payouts.set('2027-01-08', { isSkipped: true });
  payouts.lateStatement(month, december(28));
  bank.unidentified(month, december(6));
  bank.sameReference(month, december(12));
  bank.wrongTotals(month, december(5), at(december(8), '12:00'));
  bank.wrongTotals(month, december(19), null);
  bank.twice(month, december(2));
  bank.otherThanOwed(month, december(3));
  return [
    ...skipped.map((day) => () => payouts.missedAfterwards(month, day)),
    () => bank.wrongTotalsAfterwards(month, december(5)),
    () => bank.wrongTotalsAfterwards(month, december(19)),
    () => payouts.lateStatementAfterwards(month, december(28)),
  ];
}

function ofTax(month: GeneratedMonth): readonly Afterwards[] {
  tax.wrongReceipt(month, december(8), null);
  tax.wrongReceipt(month, december(11), at(december(14), '12:00'));
  tax.noReceipt(month, december(14), false);
  tax.noReceipt(month, december(16), true);
  tax.withholds(month);
  return [
    () => tax.noReceiptAfterwards(month, december(14)),
    () => tax.noReceiptAfterwards(month, december(16)),
    () => tax.withholdsAfterwards(month),
    () => tax.invoicesAfterwards(month),
  ];
}

function ofTheMonth(month: GeneratedMonth): readonly Afterwards[] {
  const { world, drifts } = month;
  late.fileOfDay(month, december(6), at(december(7), '12:00'));
  late.fileOfDay(month, december(27), null);
  late.refusedFile(month, december(17));
  late.lateFacts(month, december(20));
  const over = costs.shownLate(world, december(22));
  afterMidnight(month);
  costs.correctedContract(world);
  drifts.push({ from: at(december(10), '00:00'), to: at(december(12), '00:00'), less: -333 });
  drifts.push({ from: at(december(29), '00:00'), to: at('2028-01-01', '00:00'), less: 777 });
  world.plant('BALANCE_DRIFT', 'balance/balance', 777, { also: ['TRANSACTION_MISSING'] });
  return [
    () => {
      const taken = madeOn(month, after(december(22)));
      const proof = new RegExp('its lines now make its amount');
      world.plant('SETTLEMENT_OVER', `transfer/${taken.id}`, over.net, { proof });
    },
  ];
}

/** No break: a QR of one day is paid on the next. */
function afterMidnight({ world }: GeneratedMonth): void {
  const [day, next] = [december(23), december(24)];
  soldOrder(world, day, { createdAt: at(day, '23:50'), paidAt: at(next, '00:10') });
}
