import type { BusinessDay, CutoffRule, DayRules } from '#calendar';
import { DomainError } from '#kernel';
import type { Rate, Satang } from '#money';
import type { AccountEvent } from './account.events.js';
import { DEFAULT_MATCHING_RULES } from './matching-rules.js';
import type { MatchingRules } from './matching-rules.js';

/** Before every day: what holds from the beginning. */
const FROM_THE_BEGINNING = '0001-01-01' as BusinessDay;

export interface ContractRate {
  readonly from: BusinessDay;
  readonly paymentMethod: string;
  readonly feeRate: Rate;
  readonly vatRate: Rate;
}

/** Every setting of an account that can change a result, as its events left them. */
export interface AccountSettings {
  readonly mode: 'live' | 'test';
  readonly openingDay: BusinessDay | null;
  readonly openingBalance: Satang;
  readonly days: DayRules;
  readonly matchingRules: readonly { readonly from: BusinessDay; readonly rules: MatchingRules }[];
  readonly contractRates: readonly ContractRate[];
  /** How many settings have been recorded: names the rule set in what is issued. */
  readonly version: number;
}

export function evolveSettings(
  settings: AccountSettings | null,
  event: AccountEvent,
): AccountSettings | null {
  if (event.type === 'AccountOpened') {
    const { mode, timeZone, openingDay, openingBalance } = event.data;
    const days = { timeZone, cutoffs: [] };
    return {
      mode,
      openingDay,
      openingBalance,
      days,
      matchingRules: [],
      contractRates: [],
      version: 1,
    };
  }
  return settings && { ...settings, ...changed(settings, event), version: settings.version + 1 };
}

function changed(
  settings: AccountSettings,
  event: Exclude<AccountEvent, { type: 'AccountOpened' }>,
): Partial<AccountSettings> {
  switch (event.type) {
    case 'CutoffSet': {
      const rule: CutoffRule = {
        from: event.data.from ?? FROM_THE_BEGINNING,
        time: event.data.time,
      };
      return { days: { ...settings.days, cutoffs: insertedByDay(settings.days.cutoffs, rule) } };
    }
    case 'MatchingRulesSet': {
      const { from, rules } = event.data;
      const rule = { from: from ?? FROM_THE_BEGINNING, rules };
      return { matchingRules: insertedByDay(settings.matchingRules, rule) };
    }
    case 'ContractRateSet':
      return { contractRates: [...settings.contractRates, event.data] };
  }
}

/** A later word about the same day replaces the earlier one. */
function insertedByDay<Rule extends { readonly from: BusinessDay }>(
  rules: readonly Rule[],
  added: Rule,
): readonly Rule[] {
  return [...rules.filter(({ from }) => from !== added.from), added].sort((left, right) =>
    left.from < right.from ? -1 : 1,
  );
}

export function matchingRulesOn(settings: AccountSettings, day: BusinessDay): MatchingRules {
  return (
    settings.matchingRules.findLast(({ from }) => from <= day)?.rules ?? DEFAULT_MATCHING_RULES
  );
}

/** The contract's rates for a payment method on a day, or null while none is set. */
export function contractRateOn(
  settings: AccountSettings,
  paymentMethod: string,
  day: BusinessDay,
): ContractRate | null {
  const candidates = settings.contractRates.filter(
    (rate) => rate.paymentMethod === paymentMethod && rate.from <= day,
  );
  return candidates.reduce<ContractRate | null>(
    (best, rate) => (best === null || rate.from >= best.from ? rate : best),
    null,
  );
}

/** Whether facts of that day are posted. */
export const isPosted = ({ openingDay }: AccountSettings, day: BusinessDay): boolean =>
  openingDay === null || day >= openingDay;

export function unknownAccount(account: string): DomainError {
  return new DomainError(
    'account.unknown',
    `There is no account "${account}" in this installation.`,
  );
}
