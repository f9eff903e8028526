import { ChangeSetting, SETTING_NAMES, settingOrder, SettingsReader } from '#accounts';
import type { AccountSettings } from '#accounts';
import { Clock } from '#kernel';
import { EXIT, readArguments, UsageError } from '../command.js';
import type { Command } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import type { Desk } from '../installation/with-installation.js';

/** Who changes a setting from the command line: nobody signs in there. */
const BY = 'command line';

export const settingsListCommand: Command = {
  name: 'settings list',
  summary: 'Shows the settings of an account, each with the day from which it holds.',
  usage: '[--account <account>]',
  help: ['Every change of a setting is an event with the person who made it.'],
  async run(args, terminal) {
    const { values } = readArguments(args, {
      options: { account: { type: 'string' } },
      positionals: [],
    });
    return withInstallation(terminal, values.account, async (desk) => {
      terminal.out(shown(await desk.get(SettingsReader).of(desk.account)));
      return EXIT.allWell;
    });
  },
};

export const settingsSetCommand: Command = {
  name: 'settings set',
  summary: 'Changes a setting of an account from a day on.',
  usage: '<name> <JSON> [--account <account>]',
  help: [
    `Names: ${SETTING_NAMES.join(', ')}. What the JSON leaves out stays as it is. Cut-off and`,
    'matching rules can change from tomorrow on; days that have begun keep theirs.',
    '',
    `Example: npm run yodtrong -- settings set cutoff '{"from":"2026-12-01","time":"02:00"}'`,
  ],
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      options: { account: { type: 'string' } },
      positionals: ['name', 'JSON'],
    });
    const [name = '', text = ''] = positionals;
    const given = jsonIn(text);
    return withInstallation(terminal, values.account, async (desk) => {
      await change(desk, name, given);
      terminal.out(shown(await desk.get(SettingsReader).of(desk.account)));
      return EXIT.allWell;
    });
  },
};

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

const shown = (settings: AccountSettings): string =>
  JSON.stringify(
    settings,
    (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
    2,
  );
