import type { Instant } from '#kernel';
import { minus, sum } from '#money';
import type { Satang } from '#money';
import type { Plan } from '../day/plan-days.js';
import type { PlannedCharge } from '../day/planned-order.js';
import { hasCome, inOrder } from './in-order.js';
import { happeningsOfTransfer } from './happening.js';
import type { Happening, RefundAt } from './happening.js';
import type { Receipt } from './receipt.js';
import { Settlement } from './settlement.js';
import type { Money } from './settlement.js';
import { signedAmount } from './transaction.js';
import type { Transaction } from './transaction.js';
import { transferAt } from './transfer.js';
import type { TransferAt } from './transfer.js';

export interface BalanceAt {
  readonly total: Satang;
  readonly transferable: Satang;
  /** Sales whose midnight has not come yet. */
  readonly onHold: Satang;
}

/** What these charges make of the merchant's balance, as of any moment; lists are in order. */
export class MoneyFacts {
  private readonly money: Money;
  private readonly allRefunds: readonly RefundAt[];

  constructor(charges: readonly PlannedCharge[], plan: Plan) {
    this.money = new Settlement(charges, plan);
    this.allRefunds = charges
      .flatMap((charge): RefundAt[] =>
        charge.refund ? [{ kind: 'refund', charge, refund: charge.refund }] : [],
      )
      .sort((left, right) => inOrder(left.refund.at, right.refund.at));
  }

  transactions(now: Instant): Transaction[] {
    return this.money.transactions.filter(({ createdAt }) => hasCome(createdAt, now));
  }

  transfers(now: Instant): TransferAt[] {
    return this.money.transfers
      .map((transfer) => transferAt(transfer, now))
      .filter((transfer) => transfer !== null);
  }

  receipts(now: Instant): Receipt[] {
    return this.money.receipts.filter(({ createdAt }) => hasCome(createdAt, now));
  }

  refunds(now: Instant): RefundAt[] {
    return this.allRefunds.filter(({ refund }) => hasCome(refund.at, now));
  }

  balance(now: Instant): BalanceAt {
    const past = this.transactions(now);
    const free = past.filter(({ transferableAt }) => hasCome(transferableAt, now));
    const total = sum(past.map(signedAmount));
    const transferable = sum(free.map(signedAmount));
    return { total, transferable, onHold: minus(total, transferable) };
  }

  /** Of transfers, past and planned; those of refunds belong to their charges. */
  happenings(): Happening[] {
    return this.money.transfers.flatMap(happeningsOfTransfer);
  }
}
