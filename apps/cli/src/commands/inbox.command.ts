import { HintQueue } from '#ingestion';
import { Clock } from '#kernel';
import { EXIT, readArguments } from '../command.js';
import type { Command } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';

export const inboxRetryCommand: Command = {
  name: 'inbox retry',
  summary: 'Puts webhooks that were parked back to work.',
  usage: '[--account <account>]',
  help: [
    'A webhook is parked when its charge could not be read at Opn after many tries, or when asking',
    'again cannot help. Repair the reason first; the worker takes it from there.',
  ],
  async run(args, terminal) {
    const { values } = readArguments(args, {
      options: { account: { type: 'string' } },
      positionals: [],
    });
    return withInstallation(terminal, values.account, async ({ account, get }) => {
      const count = await get(HintQueue).retryParked(account, get(Clock).now());
      terminal.out(`${count} parked webhooks of ${account} are to be worked off again.`);
      return EXIT.allWell;
    });
  },
};
