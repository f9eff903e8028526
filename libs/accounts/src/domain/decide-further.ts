import { DomainError } from '#kernel';
import type { AccountEvent } from './account.events.js';
import type { AccountOrder, PayoutAccountOrder } from './account-orders.js';
import type { AccountSettings } from './account-settings.js';
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
import { unlessKnown } from './unless-known.js';

const MAX_IMPORT_PRESETS = 50;

type BasicOrder = Extract<
  AccountOrder,
  { kind: 'open' | 'set-cutoff' | 'set-matching-rules' | 'set-contract-rate' }
>;
type FurtherOrder = Exclude<AccountOrder, BasicOrder>;

const BASIC = ['open', 'set-cutoff', 'set-matching-rules', 'set-contract-rate'];

export const isFurther = (order: AccountOrder): order is FurtherOrder =>
  !BASIC.includes(order.kind);

/** Settings beside days, matching and rates: none of them changes what a day consists of. */
export function decideFurther(
  order: FurtherOrder,
  settings: AccountSettings,
): readonly AccountEvent[] {
  switch (order.kind) {
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
