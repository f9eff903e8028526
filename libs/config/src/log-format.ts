import type { Variables } from './checked-variables.js';
import type { LogConfig } from './config.js';
import { installationVariables } from './environment.js';

/** For whoever has to speak although the environment is not usable; what is unknown is `auto`. */
export const logFormatOf = ({ LOG_FORMAT: given }: Variables): LogConfig['format'] =>
  installationVariables.shape.LOG_FORMAT.catch('auto').parse(given || undefined);
