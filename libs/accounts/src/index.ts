export { dayIn, settingsIn } from './domain/account-context.js';
export type { AccountContext } from './domain/account-context.js';
export { AccountsModule } from './accounts.module.js';
export { ChangeSetting } from './application/change-setting.command.js';
export { OpenAccount } from './application/open-account.command.js';
export { SETTING_NAMES, settingOrder } from './application/setting-orders.js';
export type { AccountOrder } from './domain/account-orders.js';
export { accountEvents } from './domain/account.events.js';
export type { AccountEvent, AccountOpened } from './domain/account.events.js';
export {
  contractRateOn,
  evolveSettings,
  holidaysOf,
  isPosted,
  isStated,
  matchingRulesOn,
  rulesOn,
  settingsAtOpening,
} from './domain/account-settings.js';
export type { AccountSettings, ContractRate, TransferFee } from './domain/account-settings.js';
export {
  checkedMatchingRules,
  DEFAULT_MATCHING_RULES,
  MATCHING_KEYS,
} from './domain/matching-rules.js';
export type { MatchingKey, MatchingRules } from './domain/matching-rules.js';
export type { KnownPayoutAccount } from './domain/payout-accounts.js';
export type { AccountCode, AccountCodes } from './domain/account-codes.js';
export { LEDGER_ACCOUNTS } from './domain/ledger-accounts.js';
export type { LedgerAccount } from './domain/ledger-accounts.js';
export { HEAD_OFFICE, isTaxId } from './domain/merchant-rules.js';
export type { Branch, MerchantRules } from './domain/merchant-rules.js';
export type { BankRules } from './domain/bank-rules.js';
export type { PayoutRules } from './domain/payout-rules.js';
export { DEFAULT_TAX_RULES } from './domain/tax-rules.js';
export type { TaxRules } from './domain/tax-rules.js';
export { ALERT_KINDS, FINANCE_KINDS, OPERATOR_KINDS } from './domain/alert-kinds.js';
export type { AlertKind, FinanceKind, OperatorKind } from './domain/alert-kinds.js';
export { DEFAULT_ALERT_RULES, isQuietTime } from './domain/alert-rules.js';
export type { AlertRoute, AlertRules } from './domain/alert-rules.js';
export type { ReportLanguage, ReportRules } from './domain/report-rules.js';
export type { WorkRules } from './domain/work-rules.js';
export { DEFAULT_RULE_BOOKS } from './domain/rule-books.js';
export type { RuleBooks } from './domain/rule-books.js';
export type { ImportPreset, PayoutAccount } from './domain/rules.events.js';
export { ACCOUNT_KIND } from './domain/settings-stream.js';
export { SettingsReader } from './read-model/settings-reader.js';
