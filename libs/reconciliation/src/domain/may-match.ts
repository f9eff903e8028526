import { DomainError } from '#kernel';
import { BOOKED_CURRENCY, PROMPTPAY } from './facts.js';

interface Payment {
  readonly id: string;
  readonly paymentMethod: string;
  readonly isPaid: boolean;
  readonly grossCurrency: string;
}

/** Refuses to let a person match what is no PromptPay, no baht, or no money yet. */
export function refuseUnmatchable({ id, paymentMethod, isPaid, grossCurrency }: Payment): void {
  refuseOtherMethod(id, paymentMethod);
  if (!isPaid) {
    throw new DomainError(
      'match.not_paid',
      `Charge ${id} was not paid, so it can pay no receipt. Choose the charge that was.`,
    );
  }
  if (grossCurrency !== BOOKED_CURRENCY) {
    throw new DomainError(
      'match.other_currency',
      `Charge ${id} was paid in ${grossCurrency}; receipts are expected in ${BOOKED_CURRENCY}.`,
    );
  }
}

export function refuseOtherMethod(id: string, paymentMethod: string): void {
  if (paymentMethod === PROMPTPAY) return;
  throw new DomainError(
    'match.not_promptpay',
    `Charge ${id} was paid by ${paymentMethod}; only PromptPay is matched with receipts.`,
  );
}

/** A withdrawn order takes no money: who wants it to must expect it again first. */
export function refuseWithdrawn(reference: string, isWithdrawn: boolean): void {
  if (!isWithdrawn) return;
  throw new DomainError(
    'match.not_expected',
    `The receipt ${reference} was withdrawn. Import it again with what it stands at now, ` +
      'and then choose its charge.',
  );
}

/** Two receipts for one charge would be ambiguous again. */
export function refuseSecondChoice(
  charge: string,
  other: { readonly id: string; readonly expectation: string; readonly by: string } | null,
): void {
  if (other === null) return;
  throw new DomainError(
    'match.conflict',
    `${other.by} chose ${charge} for the receipt ${other.expectation}. Undo that first: ` +
      `DELETE /v1/matches/${other.id}.`,
    { id: other.id },
  );
}
