import { Injectable } from '@nestjs/common';
import { balanceJudge } from './balance/balance.judge.js';
import { bankJudge } from './bank/bank.judge.js';
import { lateFactsJudge } from './period/late-facts.judge.js';
import { payoutDayJudge } from './payout/payout-day.judge.js';
import { payoutJudge } from './payout/payout.judge.js';
import { returnsJudge } from './returns/returns.judge.js';
import type { ScopeJudge } from './scope-judge.js';
import { taxDayJudge } from './tax/tax-day.judge.js';
import { taxMonthJudge } from './tax/tax-month.judge.js';
import { withholdingJudge } from './tax/withholding.judge.js';

/** Every judge of scopes, in the order in which they judge. */
@Injectable()
export class ScopeJudges {
  readonly all: readonly ScopeJudge[] = [
    payoutJudge,
    payoutDayJudge,
    bankJudge,
    lateFactsJudge,
    returnsJudge,
    balanceJudge,
    taxDayJudge,
    taxMonthJudge,
    withholdingJudge,
  ];
}
