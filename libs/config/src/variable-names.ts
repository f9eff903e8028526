import { nameVariables } from './account-names.js';
import { ACCOUNT_VARIABLES } from './account-variables.js';
import { installationVariables } from './environment.js';
import { NOTIFY_VARIABLES } from './notify-variables.js';

/** Every variable there is; those of further accounts are an account's, with a suffix each. */
export const VARIABLE_NAMES: readonly string[] = [
  ...Object.keys(installationVariables.shape),
  ...Object.keys(nameVariables.shape),
  ...ACCOUNT_VARIABLES,
  ...NOTIFY_VARIABLES,
];
