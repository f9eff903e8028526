export { dayIn, settingsIn } from './domain/account-context.js';
export type { AccountContext } from './domain/account-context.js';
export { AccountsModule } from './accounts.module.js';
export { ChangeSetting } from './application/change-setting.command.js';
export { OpenAccount } from './application/open-account.command.js';
export { SETTING_NAMES, settingOrder } from './application/setting-orders.js';
export type { AccountOrder } from './domain/account.js';
export { accountEvents } from './domain/account.events.js';
export type { AccountEvent, AccountOpened } from './domain/account.events.js';
export {
  contractRateOn,
  evolveSettings,
  isPosted,
  matchingRulesOn,
} from './domain/account-settings.js';
export type { AccountSettings, ContractRate } from './domain/account-settings.js';
export { DEFAULT_MATCHING_RULES } from './domain/matching-rules.js';
export type { MatchingRules } from './domain/matching-rules.js';
export { ACCOUNT_KIND } from './domain/settings-stream.js';
export { SettingsReader } from './read-model/settings-reader.js';
