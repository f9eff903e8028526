import { epochMs } from '#kernel';
import type { ChargeAt } from '../world/charge-at.js';
import { transactionIdOf } from '../world/transaction.js';
import { returnIdOf } from '../world/transfer.js';
import type { TransferAt } from '../world/transfer.js';
import { ownDay, ownFigures, ownMidnightAfter, total } from './own-figures.js';
import { receiptMs } from './own-receipts.js';
import type { OwnReceipt } from './own-receipts.js';

/** Money that came, went, or came back, other than by a transfer going out. */
export interface Movement {
  readonly transactionId: string;
  readonly amount: bigint;
  readonly freeMs: number;
}

/** A transfer with what it must have paid out. */
export interface OwnPayout {
  readonly at: TransferAt;
  /** What became transferable since the scheduled transfer before; empty if made by hand. */
  readonly lines: readonly Movement[];
  /** Amounts that were taken by hand in between. */
  readonly takenByHand: bigint;
  readonly amount: bigint;
}

export function movementsOfCharges(charges: readonly ChargeAt[]): Movement[] {
  return charges.flatMap(({ charge, paidAt, refund }) => [
    ...(paidAt
      ? [
          {
            transactionId: transactionIdOf(charge.id),
            amount: ownFigures(charge).net,
            freeMs: ownMidnightAfter(ownDay(paidAt)),
          },
        ]
      : []),
    ...(refund
      ? [
          {
            transactionId: transactionIdOf(refund.id),
            amount: -refund.amount,
            freeMs: epochMs(refund.at),
          },
        ]
      : []),
  ]);
}

/** `receiptIdOf` a day names Opn's receipt; an adjustment of nothing is no line. */
export const movementsOfReceipts = (
  receipts: readonly OwnReceipt[],
  receiptIdOf: (day: string) => string,
): Movement[] =>
  receipts
    .filter(({ adjustment }) => adjustment !== 0n)
    .map(({ day, adjustment }) => ({
      transactionId: transactionIdOf(receiptIdOf(day)),
      amount: adjustment,
      freeMs: receiptMs(day),
    }));

/** Window by window: what each scheduled transfer swept. `movements` grows by what came back. */
export function ownPayouts(transfers: readonly TransferAt[], movements: Movement[]): OwnPayout[] {
  let since = 0;
  let takenByHand = 0n;
  return transfers.map((at): OwnPayout => {
    const { transfer, status } = at;
    if (transfer.schedule === null) {
      takenByHand += transfer.amount;
      return { at, lines: [], takenByHand: 0n, amount: transfer.amount };
    }
    const until = epochMs(transfer.createdAt);
    const lines = movements.filter(({ freeMs }) => freeMs > since && freeMs <= until);
    const amount = total(lines.map((line) => line.amount)) - takenByHand;
    const payout = { at, lines, takenByHand, amount };
    since = until;
    takenByHand = 0n;
    if (status === 'failed') {
      const freeMs = epochMs(transfer.endsAt);
      movements.push({ transactionId: returnIdOf(transfer.id), amount, freeMs });
    }
    return payout;
  });
}
