import { businessDayOf } from '#calendar';
import type { BusinessDay, DayRules } from '#calendar';
import { minus, plus, ZERO } from '#money';
import type { Satang } from '#money';
import type { ChargeVerdict, ReceiptVerdict } from '#reconciliation';

/** `opening + added − withdrawn − paid = closing`, of one expected receipt on one day. */
export interface ReceiptMovement {
  readonly receipt: ReceiptVerdict;
  /** Every payment that names it, whenever it came and whatever became of it. */
  readonly payments: readonly ChargeVerdict[];
  /** Open from earlier days. */
  readonly opening: Satang;
  /** Expected on this day; of a later day only what was paid ahead. */
  readonly added: Satang;
  readonly withdrawn: Satang;
  /** Paid on this day and matched. */
  readonly paid: Satang;
  readonly closing: Satang;
  /** What is open is past its time, or held by a break. */
  readonly isOverdue: boolean;
}

/** What a day did to each of these receipts. */
export function movementsOf(
  day: BusinessDay,
  days: DayRules,
  receipts: readonly ReceiptVerdict[],
  verdicts: readonly ChargeVerdict[],
): readonly ReceiptMovement[] {
  const payments = paymentsByReference(verdicts);
  return receipts.map((receipt) =>
    movementOf(day, days, receipt, payments.get(receipt.group.expectation.reference) ?? []),
  );
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

function movementOf(
  day: BusinessDay,
  days: DayRules,
  receipt: ReceiptVerdict,
  payments: readonly ChargeVerdict[],
): ReceiptMovement {
  const { amount, expectedOn } = receipt.group.expectation;
  const paid = matchedWhere(payments, (paidOn) => paidOn === day);
  const rest = minus(
    amount,
    matchedWhere(payments, (paidOn) => paidOn < day),
  );
  const withdrawnOn = withdrawalDay(receipt, days);
  const isGone = withdrawnOn !== null && withdrawnOn < day;
  const opening = expectedOn < day && !isGone ? rest : ZERO;
  const added = addedOn(day, expectedOn, rest, paid);
  const withdrawn = withdrawnOn === day ? plus(opening, added) : ZERO;
  const closing = minus(plus(opening, added), plus(withdrawn, paid));
  const isOverdue = receipt.unpaid > 0n || receipt.held > 0n;
  return { receipt, payments, opening, added, withdrawn, paid, closing, isOverdue };
}

function addedOn(day: BusinessDay, expectedOn: BusinessDay, rest: Satang, paid: Satang): Satang {
  if (expectedOn === day) return rest;
  return expectedOn > day ? paid : ZERO;
}

/** A receipt that was withdrawn ahead of its day is withdrawn on its day. */
function withdrawalDay({ group }: ReceiptVerdict, days: DayRules): BusinessDay | null {
  const { withdrawnAt, expectedOn } = group.expectation;
  if (withdrawnAt === null) return null;
  const day = businessDayOf(withdrawnAt, days);
  return day > expectedOn ? day : expectedOn;
}

function matchedWhere(
  payments: readonly ChargeVerdict[],
  isWanted: (paidOn: BusinessDay) => boolean,
): Satang {
  return payments.reduce<Satang>(
    (total, { charge: { businessDay }, matched }) =>
      businessDay !== null && isWanted(businessDay) ? plus(total, matched) : total,
    ZERO,
  );
}
