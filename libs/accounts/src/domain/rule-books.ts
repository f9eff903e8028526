import type { BusinessDay } from '#calendar';
import { DEFAULT_ACCOUNT_CODES } from './account-codes.js';
import type { AccountCodes } from './account-codes.js';
import { checkedAlertRules, DEFAULT_ALERT_RULES } from './alert-rules.js';
import type { AlertRules } from './alert-rules.js';
import { checkedBankRules, DEFAULT_BANK_RULES } from './bank-rules.js';
import type { BankRules } from './bank-rules.js';
import { checkedMerchantRules, DEFAULT_MERCHANT_RULES } from './merchant-rules.js';
import type { MerchantRules } from './merchant-rules.js';
import { checkedPayoutRules, DEFAULT_PAYOUT_RULES } from './payout-rules.js';
import type { PayoutRules } from './payout-rules.js';
import { checkedReportRules, DEFAULT_REPORT_RULES } from './report-rules.js';
import type { ReportRules } from './report-rules.js';
import { checkedTaxRules, DEFAULT_TAX_RULES } from './tax-rules.js';
import type { TaxRules } from './tax-rules.js';
import { checkedWorkRules, DEFAULT_WORK_RULES } from './work-rules.js';
import type { WorkRules } from './work-rules.js';

/** Before every day: what holds from the beginning. */
export const FROM_THE_BEGINNING = '0001-01-01' as BusinessDay;

/** Rules that hold from a day on, until the next ones. */
export interface Dated<Rules> {
  readonly from: BusinessDay;
  readonly rules: Rules;
}

/** The rules of each field of work, beside those of matching. */
export interface RuleBooks {
  readonly payout: PayoutRules;
  readonly tax: TaxRules;
  readonly work: WorkRules;
  readonly bank: BankRules;
  readonly report: ReportRules;
  readonly merchant: MerchantRules;
  readonly chart: AccountCodes;
  readonly alert: AlertRules;
}

export type RuleBook = keyof RuleBooks;

export type DatedRuleBooks = { readonly [Book in RuleBook]: readonly Dated<RuleBooks[Book]>[] };

export const NO_RULE_BOOKS: DatedRuleBooks = {
  ...{ payout: [], tax: [], work: [], bank: [] },
  ...{ report: [], merchant: [], chart: [], alert: [] },
};

export const DEFAULT_RULE_BOOKS: RuleBooks = {
  payout: DEFAULT_PAYOUT_RULES,
  tax: DEFAULT_TAX_RULES,
  work: DEFAULT_WORK_RULES,
  bank: DEFAULT_BANK_RULES,
  report: DEFAULT_REPORT_RULES,
  merchant: DEFAULT_MERCHANT_RULES,
  chart: DEFAULT_ACCOUNT_CODES,
  alert: DEFAULT_ALERT_RULES,
};

/** Refuse rules that cannot work (`setting.invalid`). */
export const CHECKED_RULES: {
  readonly [Book in RuleBook]: (rules: RuleBooks[Book]) => RuleBooks[Book];
} = {
  payout: checkedPayoutRules,
  tax: checkedTaxRules,
  work: checkedWorkRules,
  bank: checkedBankRules,
  report: checkedReportRules,
  merchant: checkedMerchantRules,
  chart: (codes) => codes,
  alert: checkedAlertRules,
};

/** A later word about the same day replaces the earlier one. */
export function insertedByDay<Rule extends { readonly from: BusinessDay }>(
  rules: readonly Rule[],
  added: Rule,
): readonly Rule[] {
  return [...rules.filter(({ from }) => from !== added.from), added].sort((left, right) =>
    left.from < right.from ? -1 : 1,
  );
}
