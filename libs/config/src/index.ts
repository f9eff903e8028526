export { DEMO_ACCOUNT } from './config.js';
export type { AccountConfig, AccountSeeds, Config, NotifyWebhook } from './config.js';
export { ConfigurationError, loadConfig } from './load-config.js';
export { startWarnings } from './start-warnings.js';
