import type { JudgedDay } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { BalanceRollForward, TransitRollForward } from '../domain/balance-blocks.js';
import type { BalanceRow, PayoutRow, TransferRow } from '../domain/payout-rows.js';

/** What a report says of payouts and of money that is not in the bank yet. */
export interface PayoutPages {
  readonly transfers: readonly TransferRow[];
  readonly payout: readonly PayoutRow[];
  readonly balance: readonly BalanceRow[];
  readonly blocks: {
    readonly balance?: BalanceRollForward;
    readonly transit?: TransitRollForward;
  };
}

@Injectable()
export class PayoutSheets {
  of(account: string, judged: JudgedDay): Promise<PayoutPages> {
    return Promise.resolve({ transfers: [], payout: [], balance: [], blocks: {} });
  }
}
