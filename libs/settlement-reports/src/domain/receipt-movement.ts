import { addDays, businessDayOf } from '#calendar';
import type { BusinessDay, DayRules } from '#calendar';
import { minus, plus, ZERO } from '#money';
import type { Satang } from '#money';
import type { ChargeVerdict, ReceiptVerdict } from '#reconciliation';
import { stepOn } from './receipt-history.js';
import type { HistoryOf, ReceiptStep } from './receipt-history.js';

/** `opening + added + revised − withdrawn − paid = closing`, of one receipt on one day. */
export interface ReceiptMovement {
  readonly receipt: ReceiptVerdict;
  /** Every payment that names it, whenever it came and whatever became of it. */
  readonly payments: readonly ChargeVerdict[];
  /** Open from earlier days. */
  readonly opening: Satang;
  /** Expected on this day; of a later day only what was paid ahead. */
  readonly added: Satang;
  /** By how much it was stated otherwise after a report had counted it; may be negative. */
  readonly revised: Satang;
  readonly withdrawn: Satang;
  /** Paid on this day and matched, or paid before and counted on it. */
  readonly paid: Satang;
  readonly closing: Satang;
  /** What is open is past its time, or held by a break. */
  readonly isOverdue: boolean;
}

/** The day whose report counts a payment; null: none that could be told of it yet. */
export type CountingDayOf = (payment: ChargeVerdict) => BusinessDay | null;

/** As a rule its own: that day has a later version if need be. */
export const ownDayOf: CountingDayOf = ({ charge }) => charge.businessDay;

/** What is known of receipts beside how they stand. */
export interface ReceiptsPast {
  readonly historyOf?: HistoryOf;
  readonly countingDayOf?: CountingDayOf;
}

/** What a day did to each of these receipts. */
export function movementsOf(
  day: BusinessDay,
  days: DayRules,
  receipts: readonly ReceiptVerdict[],
  verdicts: readonly ChargeVerdict[],
  { historyOf = () => null, countingDayOf = ownDayOf }: ReceiptsPast = {},
): readonly ReceiptMovement[] {
  const payments = paymentsByReference(verdicts);
  return receipts.map((receipt) => {
    const { reference } = receipt.group.expectation;
    const steps = historyOf(reference) ?? onlyStep(receipt, days);
    const counted = { payments: payments.get(reference) ?? [], countingDayOf };
    return movementOf(day, steps, receipt, counted);
  });
}

function paymentsByReference(
  verdicts: readonly ChargeVerdict[],
): ReadonlyMap<string, readonly ChargeVerdict[]> {
  const byReference = new Map<string, ChargeVerdict[]>();
  for (const verdict of verdicts) {
    if (verdict.expectation === null) continue;
    const known = byReference.get(verdict.expectation.reference);
    if (known) known.push(verdict);
    else byReference.set(verdict.expectation.reference, [verdict]);
  }
  return byReference;
}

interface CountedPayments {
  readonly payments: readonly ChargeVerdict[];
  readonly countingDayOf: CountingDayOf;
}

function movementOf(
  day: BusinessDay,
  steps: readonly ReceiptStep[],
  receipt: ReceiptVerdict,
  { payments, countingDayOf }: CountedPayments,
): ReceiptMovement {
  const eve = addDays(day, -1);
  const matchedWhere = matchedBy(payments, countingDayOf);
  const paidBefore = matchedWhere((counted) => counted < day);
  const paid = matchedWhere((counted) => counted === day);
  const before = stepOn(steps, eve);
  const counted = isGone(before) ? paidBefore : countedOn(before, eve, paidBefore);
  const opening = minus(counted, paidBefore);
  const { change, withdrawn } = changeOn(day, steps, counted, plus(paidBefore, paid));
  const closing = minus(plus(opening, change), plus(withdrawn, paid));
  const isOverdue = receipt.unpaid > 0n || receipt.held > 0n;
  const wasExpected = before !== null && before.expectedOn < day;
  const [added, revised] = wasExpected ? [ZERO, change] : [change, ZERO];
  return { receipt, payments, opening, added, revised, withdrawn, paid, closing, isOverdue };
}

/** What comes to what was counted before, and what a withdrawal on the day takes out of it. */
function changeOn(
  day: BusinessDay,
  steps: readonly ReceiptStep[],
  counted: Satang,
  paidByThen: Satang,
): { readonly change: Satang; readonly withdrawn: Satang } {
  const after = stepOn(steps, day);
  const due = countedOn(after, day, paidByThen);
  if (!isGone(after)) return { change: minus(due, counted), withdrawn: ZERO };
  const wasGone = isGone(stepOn(steps, addDays(day, -1)));
  if (wasGone) return { change: minus(paidByThen, counted), withdrawn: ZERO };
  return { change: minus(due, counted), withdrawn: minus(due, paidByThen) };
}

const isGone = (step: ReceiptStep | null): boolean => step?.isWithdrawn === true;

/** What counts as expected by the end of a day: all of it from its day on, before what was paid. */
function countedOn(step: ReceiptStep | null, day: BusinessDay, paidByThen: Satang): Satang {
  const due = step !== null && step.expectedOn <= day ? step.amount : ZERO;
  return due > paidByThen ? due : paidByThen;
}

/** A receipt stated once stands so until it is withdrawn, on its day at the earliest. */
function onlyStep({ group }: ReceiptVerdict, days: DayRules): readonly ReceiptStep[] {
  const { amount, expectedOn, withdrawnAt } = group.expectation;
  const stated = { amount, expectedOn, from: BEFORE_EVERY_DAY, isWithdrawn: false };
  if (withdrawnAt === null) return [stated];
  const day = businessDayOf(withdrawnAt, days);
  const from = day > expectedOn ? day : expectedOn;
  return [stated, { ...stated, from, isWithdrawn: true }];
}

const BEFORE_EVERY_DAY = '0001-01-01' as BusinessDay;

const matchedBy =
  (payments: readonly ChargeVerdict[], countingDayOf: CountingDayOf) =>
  (isWanted: (day: BusinessDay) => boolean): Satang =>
    payments.reduce<Satang>((total, payment) => {
      const day = countingDayOf(payment);
      return day !== null && isWanted(day) ? plus(total, payment.matched) : total;
    }, ZERO);
