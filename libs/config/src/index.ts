export { DEMO_ACCOUNT } from './config.js';
export type {
  AccountConfig,
  AccountSeeds,
  ByAudience,
  Config,
  LogConfig,
  NotifyConfig,
  NotifyEmail,
  NotifyLine,
  NotifySlack,
  NotifyWebhook,
} from './config.js';
export { ConfigurationError, loadConfig } from './load-config.js';
export { logFormatOf } from './log-format.js';
export type { Mailbox, MailServer } from './receivers.js';
export { startWarnings } from './start-warnings.js';
export { VARIABLE_NAMES } from './variable-names.js';
