import type { BusinessDay, CutoffRule, DayRules, Holidays } from '#calendar';
import { KNOWN_BANK_HOLIDAYS } from '#calendar';
import { DomainError } from '#kernel';
import type { Rate, Satang } from '#money';
import type { AccountEvent, AccountOpened } from './account.events.js';
import { DEFAULT_MATCHING_RULES, readMatchingRules } from './matching-rules.js';
import type { MatchingRules } from './matching-rules.js';
import { evolvePayoutAccounts, isPayoutAccountEvent } from './payout-accounts.js';
import type { KnownPayoutAccount } from './payout-accounts.js';
import {
  DEFAULT_RULE_BOOKS,
  FROM_THE_BEGINNING,
  insertedByDay,
  NO_RULE_BOOKS,
} from './rule-books.js';
import type { Dated, DatedRuleBooks, RuleBook, RuleBooks } from './rule-books.js';
import { setsRules, withRules } from './ruled-books.js';
import { rulesFormats } from './rules.events.js';
import type { ImportPreset, RulesEvent } from './rules.events.js';

export interface ContractRate {
  readonly from: BusinessDay;
  readonly paymentMethod: string;
  readonly feeRate: Rate;
  readonly vatRate: Rate;
}

/** What a transfer costs by contract; `upTo`: for amounts up to this, null: for any. */
export interface TransferFee {
  readonly from: BusinessDay;
  readonly upTo: Satang | null;
  readonly fee: Satang;
  readonly feeVat: Satang;
}

/** Every setting of an account that can change a result, as its events left them. */
export interface AccountSettings {
  readonly mode: 'live' | 'test';
  readonly openingDay: BusinessDay | null;
  readonly openingBalance: Satang;
  readonly days: DayRules;
  readonly matchingRules: readonly Dated<MatchingRules>[];
  readonly contractRates: readonly ContractRate[];
  readonly transferFees: readonly TransferFee[];
  readonly ruleBooks: DatedRuleBooks;
  /** Days on which banks are closed beside weekends; null: those this build knows. */
  readonly holidays: readonly BusinessDay[] | null;
  readonly payoutAccounts: readonly KnownPayoutAccount[];
  readonly importPresets: readonly ImportPreset[];
  /** How many settings have been recorded: names the rule set in what is issued. */
  readonly version: number;
}

const NOTHING_SET = {
  matchingRules: [],
  contractRates: [],
  transferFees: [],
  ruleBooks: NO_RULE_BOOKS,
  holidays: null,
  payoutAccounts: [],
  importPresets: [],
} as const;

export function evolveSettings(
  settings: AccountSettings | null,
  event: AccountEvent,
): AccountSettings | null {
  if (event.type === 'AccountOpened') {
    return settingsAtOpening(event.data);
  }
  return settings && { ...settings, ...changed(settings, event), version: settings.version + 1 };
}

/** Of an account that was just opened: nothing has been set yet. */
export function settingsAtOpening({
  mode,
  timeZone,
  openingDay,
  openingBalance,
}: AccountOpened['data']): AccountSettings {
  const days = { timeZone, cutoffs: [] };
  return { mode, openingDay, openingBalance, days, ...NOTHING_SET, version: 1 };
}

type SettingEvent = Exclude<AccountEvent, { type: 'AccountOpened' }>;

function changed(settings: AccountSettings, event: SettingEvent): Partial<AccountSettings> {
  if (isFurther(event)) return changedFurther(settings, event);
  switch (event.type) {
    case 'CutoffSet': {
      const { from, time } = event.data;
      const rule: CutoffRule = { from: from ?? FROM_THE_BEGINNING, time };
      return { days: { ...settings.days, cutoffs: insertedByDay(settings.days.cutoffs, rule) } };
    }
    case 'MatchingRulesSet': {
      const { from, rules } = event.data;
      const rule = { from: from ?? FROM_THE_BEGINNING, rules: readMatchingRules(rules) };
      return { matchingRules: insertedByDay(settings.matchingRules, rule) };
    }
    case 'ContractRateSet':
      return { contractRates: [...settings.contractRates, event.data] };
  }
}

/** A later word about the same day and limit replaces the earlier one. */
const otherFees = ({ transferFees }: AccountSettings, { from, upTo }: TransferFee) =>
  transferFees.filter((known) => known.from !== from || known.upTo !== upTo);

const isFurther = (event: SettingEvent): event is RulesEvent =>
  Object.hasOwn(rulesFormats, event.type);

function changedFurther(settings: AccountSettings, event: RulesEvent): Partial<AccountSettings> {
  if (isPayoutAccountEvent(event)) {
    return { payoutAccounts: evolvePayoutAccounts(settings.payoutAccounts, event) };
  }
  if (setsRules(event)) return { ruleBooks: withRules(settings.ruleBooks, event) };
  switch (event.type) {
    case 'TransferFeeSet':
      return { transferFees: [...otherFees(settings, event.data), event.data] };
    case 'HolidaysSet':
      return { holidays: event.data.holidays };
    case 'ImportPresetSaved': {
      const others = settings.importPresets.filter(({ name }) => name !== event.data.name);
      return { importPresets: [...others, event.data] };
    }
  }
}

/** The rules of a field of work that hold on a day. */
export function rulesOn<Book extends RuleBook>(
  { ruleBooks }: AccountSettings,
  book: Book,
  day: BusinessDay,
): RuleBooks[Book] {
  const dated: readonly Dated<RuleBooks[Book]>[] = ruleBooks[book];
  return dated.findLast(({ from }) => from <= day)?.rules ?? DEFAULT_RULE_BOOKS[book];
}

/** Whether somebody set the rules of that day; else they are those of the program. */
export const isStated = (
  { ruleBooks }: AccountSettings,
  book: RuleBook,
  day: BusinessDay,
): boolean => ruleBooks[book].some(({ from }) => from <= day);

export const holidaysOf = ({ holidays }: AccountSettings): Holidays =>
  holidays === null ? KNOWN_BANK_HOLIDAYS : new Set(holidays);

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
