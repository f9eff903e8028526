import type { BusinessDay, CutoffTime } from '#calendar';
import type { Decider } from '#event-store';
import { DomainError } from '#kernel';
import type { Instant } from '#kernel';
import type { Rate, Satang } from '#money';
import {
  accountEvents,
  AccountOpened,
  ContractRateSet,
  CutoffSet,
  MatchingRulesSet,
} from './account.events.js';
import type { AccountEvent } from './account.events.js';
import { evolveSettings, unknownAccount } from './account-settings.js';
import type { AccountSettings } from './account-settings.js';
import { checkedMatchingRules } from './matching-rules.js';
import type { MatchingRules } from './matching-rules.js';

/** What someone tells an account; `today` is its current business day. */
export type AccountOrder = { readonly at: Instant } & (
  | {
      readonly kind: 'open';
      readonly mode: 'live' | 'test';
      readonly timeZone: string;
      readonly cutoff: CutoffTime;
      readonly openingDay: BusinessDay | null;
      readonly openingBalance: Satang;
      readonly rules: MatchingRules;
    }
  | {
      readonly kind: 'set-cutoff';
      readonly from: BusinessDay;
      readonly time: CutoffTime;
      readonly today: BusinessDay;
    }
  | {
      readonly kind: 'set-matching-rules';
      readonly from: BusinessDay;
      readonly rules: MatchingRules;
      readonly today: BusinessDay;
    }
  | {
      readonly kind: 'set-contract-rate';
      readonly from: BusinessDay;
      readonly paymentMethod: string;
      readonly feeRate: Rate;
      readonly vatRate: Rate;
    }
);

function decide(order: AccountOrder, settings: AccountSettings | null): readonly AccountEvent[] {
  if (order.kind === 'open') return settings === null ? opened(order) : [];
  if (settings === null) throw unknownAccount('(not opened)');
  switch (order.kind) {
    case 'set-cutoff':
      refuseBegun(order.from, order.today, 'cutoff');
      return [new CutoffSet(order.at, { from: order.from, time: order.time })];
    case 'set-matching-rules': {
      refuseBegun(order.from, order.today, 'matching-rules');
      const rules = checkedMatchingRules(order.rules);
      return [new MatchingRulesSet(order.at, { from: order.from, rules })];
    }
    case 'set-contract-rate': {
      const { at, from, paymentMethod, feeRate, vatRate } = order;
      return [new ContractRateSet(at, { from, paymentMethod, feeRate, vatRate })];
    }
  }
}

function opened(order: Extract<AccountOrder, { kind: 'open' }>): readonly AccountEvent[] {
  const { at, mode, timeZone, openingDay, openingBalance } = order;
  return [
    new AccountOpened(at, { mode, timeZone, openingDay, openingBalance }),
    new CutoffSet(at, { from: null, time: order.cutoff }),
    new MatchingRulesSet(at, { from: null, rules: checkedMatchingRules(order.rules) }),
  ];
}

/** A day that has begun keeps its rules: facts of it have been judged by them already. */
function refuseBegun(from: BusinessDay, today: BusinessDay, setting: string): void {
  if (from > today) return;
  throw new DomainError(
    'setting.too_late',
    `${setting} can change from the day after ${today} on at the earliest, not from ${from}.`,
    { today },
  );
}

export const accountDecider: Decider<AccountSettings | null, AccountOrder, AccountEvent> = {
  initial: null,
  decide,
  evolve: evolveSettings,
  events: accountEvents,
};
