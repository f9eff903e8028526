import type { Instant } from '#kernel';
import type { AccountEvent } from './account.events.js';
import type { RulesOrder } from './account-orders.js';
import { CHECKED_RULES } from './rule-books.js';
import {
  AccountCodesSet,
  AlertRulesSet,
  BankRulesSet,
  MerchantSet,
  PayoutRulesSet,
  ReportRulesSet,
  TaxRulesSet,
  WorkRulesSet,
} from './rules.events.js';

/** The rules of one field of work from a day on; refuses what cannot work (`setting.invalid`). */
export function setRules(order: RulesOrder & { readonly at: Instant }): AccountEvent {
  const { at, from } = order;
  switch (order.book) {
    case 'payout':
      return new PayoutRulesSet(at, { from, rules: CHECKED_RULES.payout(order.rules) });
    case 'tax':
      return new TaxRulesSet(at, { from, rules: CHECKED_RULES.tax(order.rules) });
    case 'work':
      return new WorkRulesSet(at, { from, rules: CHECKED_RULES.work(order.rules) });
    case 'bank':
      return new BankRulesSet(at, { from, rules: CHECKED_RULES.bank(order.rules) });
    case 'report':
      return new ReportRulesSet(at, { from, rules: CHECKED_RULES.report(order.rules) });
    case 'merchant':
      return new MerchantSet(at, { from, rules: CHECKED_RULES.merchant(order.rules) });
    case 'chart':
      return new AccountCodesSet(at, { from, rules: CHECKED_RULES.chart(order.rules) });
    case 'alert':
      return new AlertRulesSet(at, { from, rules: CHECKED_RULES.alert(order.rules) });
  }
}
