import type { BusinessDay } from '#calendar';
import type { Decider } from '#event-store';
import { DomainError } from '#kernel';
import {
  accountEvents,
  AccountOpened,
  ContractRateSet,
  CutoffSet,
  MatchingRulesSet,
} from './account.events.js';
import type { AccountEvent } from './account.events.js';
import type { AccountOrder } from './account-orders.js';
import { contractRateOn, evolveSettings, unknownAccount } from './account-settings.js';
import type { AccountSettings } from './account-settings.js';
import { checkedMatchingRules, checkWord } from './matching-rules.js';
import { decideFurther, isFurther } from './decide-further.js';
import { unlessKnown } from './unless-known.js';

function decide(order: AccountOrder, settings: AccountSettings | null): readonly AccountEvent[] {
  if (order.kind === 'open') return settings === null ? opened(order) : [];
  if (settings === null) throw unknownAccount('(not opened)');
  if (isFurther(order)) return decideFurther(order, settings);
  switch (order.kind) {
    case 'set-cutoff': {
      const { at, from, time, today } = order;
      refuseBegun(from, today, 'cutoff');
      return unlessKnown(new CutoffSet(at, { from, time }), settings.days.cutoffs);
    }
    case 'set-matching-rules': {
      const { at, from, today } = order;
      refuseBegun(from, today, 'matching-rules');
      const rules = checkedMatchingRules(order.rules);
      return unlessKnown(new MatchingRulesSet(at, { from, rules }), settings.matchingRules);
    }
    case 'set-contract-rate': {
      const { at, from, paymentMethod, feeRate, vatRate } = order;
      checkWord('paymentMethod', paymentMethod);
      const set = new ContractRateSet(at, { from, paymentMethod, feeRate, vatRate });
      return unlessKnown(set, [contractRateOn(settings, paymentMethod, from)]);
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
