import { parseBusinessDay } from '#calendar';
import { formatBaht } from '#money';
import { CloseDay, DayNotClosableError } from '#settlement-reports';
import { EXIT, readArguments, typed } from '../command.js';
import type { Command } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';

export const closeCommand: Command = {
  name: 'close',
  summary: 'Closes a business day and issues its settlement report.',
  usage: '<day> [--account <account>]',
  help: [
    'Everything of the day is read at Opn first. Closing it again answers with the same version,',
    'unless a later fact changed a charge of the day: then the next version is issued.',
    '',
    'Example: npm run yodtrong -- close 2026-11-20',
  ],
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      options: { account: { type: 'string' } },
      positionals: ['day'],
    });
    const day = typed(positionals[0] ?? '', parseBusinessDay);
    return withInstallation(terminal, values.account, async ({ account, commands }) => {
      try {
        const cause = { kind: 'person', ref: 'command line' } as const;
        const head = await commands.execute(new CloseDay(account, day, cause));
        const { version, status, totals, paid, digest } = head;
        terminal.out(
          `${day} v${version} (${status}): ${totals.count} charges, ${formatBaht(totals.gross)} ` +
            `baht paid, ${formatBaht(paid.remainder)} unexplained. Digest ${digest}.`,
        );
        return EXIT.allWell;
      } catch (error) {
        if (!(error instanceof DayNotClosableError)) throw error;
        terminal.out(error.message);
        return EXIT.checkFailed;
      }
    });
  },
};
