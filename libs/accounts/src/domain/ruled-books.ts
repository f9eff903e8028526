import { FROM_THE_BEGINNING, insertedByDay } from './rule-books.js';
import type { Dated, DatedRuleBooks, RuleBook } from './rule-books.js';
import type { RulesEvent } from './rules.events.js';

/** Which rules an event sets. */
const BOOKS = {
  PayoutRulesSet: 'payout',
  TaxRulesSet: 'tax',
  WorkRulesSet: 'work',
  BankRulesSet: 'bank',
  ReportRulesSet: 'report',
  MerchantSet: 'merchant',
  AccountCodesSet: 'chart',
  AlertRulesSet: 'alert',
} as const satisfies { readonly [Type in RulesEvent['type']]?: RuleBook };

type RuleSetting = Extract<RulesEvent, { readonly type: keyof typeof BOOKS }>;

export const setsRules = (event: RulesEvent): event is RuleSetting =>
  Object.hasOwn(BOOKS, event.type);

/** The books with what such an event set. */
export function withRules(
  ruleBooks: DatedRuleBooks,
  { type, data: { from, rules } }: RuleSetting,
): DatedRuleBooks {
  const dated: readonly Dated<unknown>[] = ruleBooks[BOOKS[type]];
  const added = { from: from ?? FROM_THE_BEGINNING, rules };
  return { ...ruleBooks, [BOOKS[type]]: insertedByDay(dated, added) };
}
