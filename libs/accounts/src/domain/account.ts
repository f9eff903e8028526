import type { BusinessDay } from '#calendar';
import type { Decider } from '#event-store';
import { canonicalJson, DomainError } from '#kernel';
import type { Canonical } from '#kernel';
import {
  accountEvents,
  AccountOpened,
  ContractRateSet,
  CutoffSet,
  MatchingRulesSet,
} from './account.events.js';
import type { AccountEvent } from './account.events.js';
import type { AccountOrder, PayoutAccountOrder } from './account-orders.js';
import { contractRateOn, evolveSettings, unknownAccount } from './account-settings.js';
import type { AccountSettings } from './account-settings.js';
import { checkedMatchingRules, checkWord } from './matching-rules.js';
import { isSame, refuseOwnApproval } from './payout-accounts.js';
import {
  HolidaysSet,
  ImportPresetSaved,
  PayoutAccountApproved,
  PayoutAccountProposed,
  PayoutAccountRevoked,
  TransferFeeSet,
} from './rules.events.js';
import { setRules } from './set-rules.js';

const MAX_IMPORT_PRESETS = 50;

function decide(order: AccountOrder, settings: AccountSettings | null): readonly AccountEvent[] {
  if (order.kind === 'open') return settings === null ? opened(order) : [];
  if (settings === null) throw unknownAccount('(not opened)');
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
    case 'set-rules':
      return unlessKnown(setRules(order), settings.ruleBooks[order.book]);
    case 'set-transfer-fee': {
      const { at, from, upTo, fee, feeVat } = order;
      const set = new TransferFeeSet(at, { from, upTo, fee, feeVat });
      return unlessKnown(set, settings.transferFees);
    }
    case 'set-holidays': {
      const holidays = [...new Set(order.holidays)].sort();
      return unlessKnown(new HolidaysSet(order.at, { holidays }), [
        settings.holidays && { holidays: settings.holidays },
      ]);
    }
    case 'save-import-preset':
      return savedPreset(order, settings);
    case 'propose-payout-account':
    case 'approve-payout-account':
    case 'revoke-payout-account':
      return decidePayoutAccount(order, settings);
  }
}

function savedPreset(
  { at, preset }: Extract<AccountOrder, { kind: 'save-import-preset' }>,
  { importPresets }: AccountSettings,
): readonly AccountEvent[] {
  const isNew = importPresets.every(({ name }) => name !== preset.name);
  if (isNew && importPresets.length >= MAX_IMPORT_PRESETS) {
    throw new DomainError(
      'setting.invalid',
      `An account has at most ${MAX_IMPORT_PRESETS} import presets; save over one of them.`,
    );
  }
  return unlessKnown(new ImportPresetSaved(at, preset), importPresets);
}

/** Proposing what is known, or revoking what is not, changes nothing. */
function decidePayoutAccount(
  { kind, at, bankAccount, by, note }: PayoutAccountOrder & Pick<AccountOrder, 'at'>,
  { payoutAccounts }: AccountSettings,
): readonly AccountEvent[] {
  const known = payoutAccounts.find((account) => isSame(account, bankAccount));
  switch (kind) {
    case 'propose-payout-account':
      return known ? [] : [new PayoutAccountProposed(at, { ...bankAccount, by, note })];
    case 'approve-payout-account':
      if (known && known.approvedBy !== null) return [];
      refuseOwnApproval(known, by);
      return [new PayoutAccountApproved(at, { ...bankAccount, by })];
    case 'revoke-payout-account':
      return known ? [new PayoutAccountRevoked(at, { ...bankAccount, by })] : [];
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

/** Saying again what is set already changes nothing. */
const unlessKnown = (
  event: AccountEvent,
  known: readonly (object | null)[],
): readonly AccountEvent[] =>
  known.some((rule) => rule && textOf(rule) === textOf(event.data)) ? [] : [event];

const textOf = (rule: object): string => canonicalJson(rule as Canonical);

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
