export { channelsOf } from './channels-of.js';
export { databaseUrlOf } from './database-url.js';
export { ProcessLogger } from './process-logger.js';
export type { LineOptions } from './process-logger.js';
export { entities } from './entities.js';
export { hideSecrets } from './hide-secrets.js';
export { InstallationModule } from './installation.module.js';
export { openAccounts } from './open-accounts.js';
