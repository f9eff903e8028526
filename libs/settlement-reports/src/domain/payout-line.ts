import type { PayoutLine } from '#reconciliation';

/** One transaction inside one payout. */
export interface PayoutLineOfTransfer extends PayoutLine {
  readonly transferId: string;
}
