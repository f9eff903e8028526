export { entities } from './entities.js';
export { InstallationModule } from './installation.module.js';
