import { ChangeSetting, SETTING_NAMES, settingOrder, SettingsReader } from '#accounts';
import type { AccountSettings } from '#accounts';
import { Clock } from '#kernel';
import { EXIT, UsageError } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import type { Desk } from '../installation/with-installation.js';
import { toJsonText } from '../json-text.js';
import { didYouMean } from '../nearest.js';
import { planned } from '../plan-command.js';
import { ACCOUNT } from './usual-options.js';

/** Who changes a setting from the command line: nobody signs in there. */
const BY = 'command line';

/** People see it on as many lines as it takes. */
const INDENT = 2;

const SHAPE = [
  'The same on one line: all settings of the account, each with the days from which it holds;',
  'amounts in satang.',
];

export const settingsListCommand = planned({
  name: 'settings list',
  summary: 'Shows the settings of an account, each with the day from which it holds.',
  options: ACCOUNT,
  teaches: [
    'Every change of a setting is an event with the person who made it; docs/settings.md explains',
    'each. What the environment decides (addresses, keys, channels) is not among them.',
  ],
  examples: ['settings list'],
  json: SHAPE,
  fails: 'The database or the account could not be opened.',
  async run({ values }, talk) {
    return withInstallation(talk, values.account, async (desk) => {
      const settings = await desk.get(SettingsReader).of(desk.account);
      talk.json(settings);
      talk.line(shown(settings));
      return EXIT.allWell;
    });
  },
});

export const settingsSetCommand = planned({
  name: 'settings set',
  summary: 'Changes a setting of an account from a day on.',
  words: [
    { name: 'name', about: `One of ${SETTING_NAMES.join(', ')}.` },
    { name: 'JSON', about: 'Its new value, in quotes. What it leaves out stays as it is.' },
  ],
  options: ACCOUNT,
  teaches: [
    'Cut-off and matching rules can change from tomorrow on; days that have begun keep theirs.',
    'docs/settings.md has the JSON of each. Afterwards all settings are shown.',
  ],
  examples: [`settings set cutoff '{"from":"2026-12-01","time":"02:00"}'`],
  json: SHAPE,
  fails: 'The change is refused; the message says why. Nothing is changed then.',
  async run({ values, words }, talk) {
    const { name = '', JSON: text = '' } = words;
    if (!SETTING_NAMES.some((one) => one === name)) {
      const meant = didYouMean(name, SETTING_NAMES);
      throw new UsageError(`There is no setting "${name}".${meant} ${NAMES}`);
    }
    const given = jsonIn(text);
    return withInstallation(talk, values.account, async (desk) => {
      await change(desk, name, given);
      const settings = await desk.get(SettingsReader).of(desk.account);
      talk.json(settings);
      talk.line(shown(settings));
      return EXIT.allWell;
    });
  },
});

const NAMES = `There are ${SETTING_NAMES.join(', ')}.`;

async function change(
  { account, get, commands }: Desk,
  name: string,
  given: unknown,
): Promise<void> {
  const reader = get(SettingsReader);
  const today = await reader.today(account);
  const times = { at: get(Clock).now(), today, by: BY, isPerson: false };
  const order = settingOrder(name, given, times, await reader.of(account));
  await commands.execute(new ChangeSetting(account, order, BY));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${text} is not JSON such as {"from":"2026-12-01","time":"02:00"}.`);
  }
}

const shown = (settings: AccountSettings): string => toJsonText(settings, INDENT);
