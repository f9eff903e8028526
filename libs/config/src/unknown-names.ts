import type { AccountNames } from './account-names.js';
import { accountOfSuffix, nameVariables, suffixOf } from './account-names.js';
import { ACCOUNT_VARIABLES } from './account-variables.js';
import type { Variables } from './checked-variables.js';
import { installationVariables } from './environment.js';
import { NOTIFY_VARIABLES } from './notify-variables.js';

const OPN = 'OPN_';
const NOTIFY = 'NOTIFY_';
/** What systemd tells a service where to report to. */
const NOT_OURS = 'NOTIFY_SOCKET';
const SUFFIX = /^_[A-Z0-9][A-Z0-9_]*$/;

const KNOWN_OPN_NAMES = [
  ...Object.keys(installationVariables.shape),
  ...Object.keys(nameVariables.shape),
  ...ACCOUNT_VARIABLES,
].filter((name) => name.startsWith(OPN));

const KNOWN_NOTIFY_NAMES = NOTIFY_VARIABLES.filter((name) => name.startsWith(NOTIFY));

/**
 * A misspelt variable would silently leave its default in force. Only names that begin with OPN_
 * or NOTIFY_ are ours for certain; with several accounts, so are those that begin like one's.
 */
export function unknownNames(env: Variables, names: AccountNames | null): readonly string[] {
  return Object.keys(env).flatMap((name) => {
    if (KNOWN_OPN_NAMES.includes(name)) return [];
    const stem = ACCOUNT_VARIABLES.find(
      (one) => name.startsWith(one) && SUFFIX.test(name.slice(one.length)),
    );
    if (stem !== undefined) return names === null ? [] : misplaced(name, stem, names);
    if (name.startsWith(OPN)) return [unknown(name, KNOWN_OPN_NAMES)];
    const isOurs = name.startsWith(NOTIFY) && name !== NOT_OURS;
    return isOurs && !KNOWN_NOTIFY_NAMES.includes(name) ? [unknown(name, KNOWN_NOTIFY_NAMES)] : [];
  });
}

const unknown = (name: string, known: readonly string[]): string =>
  `${name} is not a known variable; known are ${known.join(', ')}.`;

/** An account's variable, with a suffix of nobody. */
function misplaced(name: string, stem: string, { standard, others }: AccountNames) {
  const suffix = name.slice(stem.length);
  const isOurs = stem.startsWith(OPN) || others.length > 0;
  if (!isOurs || others.some((other) => suffixOf(other) === suffix)) return [];
  if (suffix === suffixOf(standard)) {
    return [`${name}: ${standard} is the default account, whose variable is ${stem}.`];
  }
  return [`${name}: there is no ${accountOfSuffix(suffix)} in OPN_ACCOUNTS.`];
}
