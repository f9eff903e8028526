import { epochMs } from '#kernel';
import type { Instant } from '#kernel';
import type { ChargeAt } from '../world/charge-at.js';
import type { TransferAt } from '../world/transfer.js';
import { OWN_TRANSFER_FEE, OWN_TRANSFER_VAT, ownFigures, total } from './own-figures.js';
import { movementsOfCharges, movementsOfReceipts, ownPayouts } from './own-payouts.js';
import type { Movement, OwnPayout } from './own-payouts.js';
import { ownReceipts } from './own-receipts.js';
import type { OwnReceipt } from './own-receipts.js';

export interface ToldByOpn {
  readonly charges: readonly ChargeAt[];
  readonly transfers: readonly TransferAt[];
  readonly receiptIdOf: (day: string) => string;
}

/** The merchant's books as they must be, kept by hand from what was planned. */
export class OwnBooks {
  readonly receipts: readonly OwnReceipt[];
  readonly payouts: readonly OwnPayout[];
  private readonly movements: Movement[];
  private readonly charges: readonly ChargeAt[];
  private readonly nowMs: number;

  constructor({ charges, transfers, receiptIdOf }: ToldByOpn, now: Instant) {
    this.charges = charges;
    this.nowMs = epochMs(now);
    this.receipts = ownReceipts(charges, transfers, this.nowMs);
    this.movements = [
      ...movementsOfCharges(charges),
      ...movementsOfReceipts(this.receipts, receiptIdOf),
    ];
    this.payouts = ownPayouts(transfers, this.movements);
  }

  /** In satang; nothing is in reserve. */
  balance() {
    const paidOut = total(this.payouts.map(({ amount }) => amount));
    const free = this.movements.filter(({ freeMs }) => freeMs <= this.nowMs);
    const sum = total(this.movements.map(({ amount }) => amount)) - paidOut;
    const transferable = total(free.map(({ amount }) => amount)) - paidOut;
    return { total: sum, transferable, onHold: sum - transferable, reserve: 0n };
  }

  /**
   * By ledger account, a debit being positive; as if no day had been closed and the bank not been
   * looked at. All fees are charged for what is paid; those of a failed transfer are given back.
   */
  ledger(): Readonly<Record<string, bigint>> {
    const paid = this.charges.filter(({ paidAt }) => paidAt !== null);
    const figures = paid.map(({ charge }) => ownFigures(charge));
    const underWay = this.payouts.filter(({ at }) => at.status !== 'failed');
    const transfers = BigInt(underWay.length);
    const vat = total(figures.map((one) => one.vat)) + transfers * OWN_TRANSFER_VAT;
    const refunds = this.charges.map(({ refund }) => refund?.amount ?? 0n);
    return {
      'opn-uncredited': 0n,
      'opn-balance': this.balance().total,
      'in-transit':
        total(underWay.map(({ amount }) => amount)) -
        transfers * (OWN_TRANSFER_FEE + OWN_TRANSFER_VAT),
      'input-vat-undue': vat - total(this.receipts.map(({ adjustment }) => adjustment)),
      'unreconciled-receipts': -total(figures.map(({ gross }) => gross)),
      'payment-fees': total(figures.map(({ fee }) => fee)),
      'transfer-fees': transfers * OWN_TRANSFER_FEE,
      'opn-adjustments': total(refunds),
      suspense: 0n,
    };
  }
}
