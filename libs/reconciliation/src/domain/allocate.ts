import { minus, smallerOf } from '#money';
import type { Satang } from '#money';
import type { PaidCharge } from './facts.js';

export interface Allocation {
  readonly charge: PaidCharge;
  readonly matched: Satang;
  readonly excess: Satang;
}

/**
 * What a person chose comes first, then money in the order in which it came in: earlier payments
 * keep their place when later ones come. Money that Opn took back comes last, for it settles
 * nothing.
 */
export const inOrderOfPayment =
  (isChosen: (charge: PaidCharge) => boolean) =>
  (left: PaidCharge, right: PaidCharge): number =>
    Number(left.status === 'reversed') - Number(right.status === 'reversed') ||
    Number(isChosen(right)) - Number(isChosen(left)) ||
    Date.parse(left.paidAt) - Date.parse(right.paidAt) ||
    (left.id < right.id ? -1 : 1);

/** Fills what is expected payment by payment; what comes on top is in excess. */
export function allocate(expected: Satang, paid: readonly PaidCharge[]): readonly Allocation[] {
  let wanted = expected;
  return paid.map((charge) => {
    const matched = smallerOf(wanted, charge.gross);
    wanted = minus(wanted, matched);
    return { charge, matched, excess: minus(charge.gross, matched) };
  });
}
