import type { Instant } from '#kernel';
import { plus, ZERO } from '#money';
import type { Satang } from '#money';
import { hasCome, inOrder } from './in-order.js';
import { signedAmount } from './transaction.js';
import type { Transaction } from './transaction.js';

/** What sales have brought, by when it can be paid out; to be asked of later and later moments. */
export class SalesPool {
  readonly size: number;
  private readonly sales: readonly Transaction[];
  private free = ZERO;
  private next = 0;

  constructor(sales: readonly Transaction[]) {
    this.size = sales.length;
    this.sales = sales.toSorted((left, right) =>
      inOrder(left.transferableAt, right.transferableAt),
    );
  }

  freeAt(moment: Instant): Satang {
    for (;;) {
      const sale = this.sales[this.next];
      if (!sale || !hasCome(sale.transferableAt, moment)) return this.free;
      this.free = plus(this.free, signedAmount(sale));
      this.next += 1;
    }
  }
}
