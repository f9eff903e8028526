import type { BusinessDay, CutoffTime } from '#calendar';
import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';
import type { Rate, Satang } from '#money';
import type { StoredMatchingRules } from './matching-rules.js';
import { rulesFormats } from './rules.events.js';
import type { RulesEvent } from './rules.events.js';

/** The first event of every account: from here on its facts are recorded. */
export class AccountOpened {
  readonly type = 'AccountOpened';
  constructor(
    readonly occurredAt: Instant,
    readonly data: {
      readonly mode: 'live' | 'test';
      readonly timeZone: string;
      /** Facts of earlier days are recorded but not posted; null posts the whole history. */
      readonly openingDay: BusinessDay | null;
      /** What Opn owed at the start of the opening day; negative if the merchant owed Opn. */
      readonly openingBalance: Satang;
    },
  ) {}
}

export class CutoffSet {
  readonly type = 'CutoffSet';
  constructor(
    readonly occurredAt: Instant,
    readonly data: { readonly from: BusinessDay | null; readonly time: CutoffTime },
  ) {}
}

export class MatchingRulesSet {
  readonly type = 'MatchingRulesSet';
  constructor(
    readonly occurredAt: Instant,
    readonly data: { readonly from: BusinessDay | null; readonly rules: StoredMatchingRules },
  ) {}
}

/** What the contract with Opn says about a payment method from a day on. */
export class ContractRateSet {
  readonly type = 'ContractRateSet';
  constructor(
    readonly occurredAt: Instant,
    readonly data: {
      readonly from: BusinessDay;
      readonly paymentMethod: string;
      readonly feeRate: Rate;
      readonly vatRate: Rate;
    },
  ) {}
}

export type AccountEvent =
  AccountOpened | CutoffSet | MatchingRulesSet | ContractRateSet | RulesEvent;

export const accountEvents = new EventCatalogue<AccountEvent>({
  AccountOpened: { stored: 'account.opened', schemaVersion: 1, money: { openingBalance: true } },
  CutoffSet: { stored: 'cutoff.set', schemaVersion: 1, money: {} },
  MatchingRulesSet: { stored: 'matching-rules.set', schemaVersion: 2, money: {} },
  ContractRateSet: { stored: 'contract-rate.set', schemaVersion: 1, money: {} },
  ...rulesFormats,
});
