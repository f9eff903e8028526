import type { Satang } from '#money';
import type { BalanceRollForward, TransitRollForward } from './balance-blocks.js';
import type { BalanceRow, PayoutRow, TransferRow } from './payout-rows.js';
import type { SourceCoverage } from './report-head.js';

/** What a report says of payouts and of money that is not in the bank yet. */
export interface PayoutPages {
  readonly transfers: readonly TransferRow[];
  readonly payout: readonly PayoutRow[];
  readonly balance: readonly BalanceRow[];
  readonly blocks: {
    readonly balance: BalanceRollForward;
    readonly transit: TransitRollForward;
    /** As block D states it: what the day ended with when it was first closed. */
    readonly uncreditedClose: Satang;
  };
  /** Sources that the first version lacked; null where this is the first itself. */
  readonly lackedAtFirst: readonly SourceCoverage[] | null;
}
