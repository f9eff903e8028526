import type { BusinessDay, CutoffTime } from '#calendar';
import type { Instant } from '#kernel';
import type { Rate, Satang } from '#money';
import type { MatchingRules } from './matching-rules.js';
import type { RuleBook, RuleBooks } from './rule-books.js';
import type { ImportPreset, PayoutAccount } from './rules.events.js';

interface Opening {
  readonly kind: 'open';
  readonly mode: 'live' | 'test';
  readonly timeZone: string;
  readonly cutoff: CutoffTime;
  readonly openingDay: BusinessDay | null;
  readonly openingBalance: Satang;
  readonly rules: MatchingRules;
}

interface CutoffOrder {
  readonly kind: 'set-cutoff';
  readonly from: BusinessDay;
  readonly time: CutoffTime;
  readonly today: BusinessDay;
}

interface MatchingRulesOrder {
  readonly kind: 'set-matching-rules';
  readonly from: BusinessDay;
  readonly rules: MatchingRules;
  readonly today: BusinessDay;
}

interface ContractRateOrder {
  readonly kind: 'set-contract-rate';
  readonly from: BusinessDay;
  readonly paymentMethod: string;
  readonly feeRate: Rate;
  readonly vatRate: Rate;
}

interface TransferFeeOrder {
  readonly kind: 'set-transfer-fee';
  readonly from: BusinessDay;
  readonly upTo: Satang | null;
  readonly fee: Satang;
  readonly feeVat: Satang;
}

export type RulesOrder = {
  readonly [Book in RuleBook]: {
    readonly kind: 'set-rules';
    readonly book: Book;
    readonly from: BusinessDay;
    readonly rules: RuleBooks[Book];
  };
}[RuleBook];

interface HolidaysOrder {
  readonly kind: 'set-holidays';
  readonly holidays: readonly BusinessDay[];
}

export interface PayoutAccountOrder {
  readonly kind: 'propose-payout-account' | 'approve-payout-account' | 'revoke-payout-account';
  readonly bankAccount: PayoutAccount;
  readonly by: string;
  readonly note: string | null;
}

interface PresetOrder {
  readonly kind: 'save-import-preset';
  readonly preset: ImportPreset;
}

/** What someone tells an account; `today` is its current business day. */
export type AccountOrder = { readonly at: Instant } & (
  | Opening
  | CutoffOrder
  | MatchingRulesOrder
  | ContractRateOrder
  | TransferFeeOrder
  | RulesOrder
  | HolidaysOrder
  | PayoutAccountOrder
  | PresetOrder
);
