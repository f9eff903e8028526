export { DEMO_ACCOUNT } from './config.js';
export type { AccountSeeds, Config } from './config.js';
export { ConfigurationError, loadConfig } from './load-config.js';
