import { SettingsReader } from '#accounts';
import { dayWindow, parseBusinessDay } from '#calendar';
import { SweepCharges } from '#ingestion';
import { formatBaht } from '#money';
import { EXIT, readArguments, UsageError } from '../command.js';
import type { Command } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';

export const sweepCommand: Command = {
  name: 'sweep',
  summary: 'Reads all of Opn’s charges created on some business days.',
  usage: '--from <day> --to <day> [--account <account>]',
  help: [
    'Both days are included. It finds what no webhook told of; what is known already changes',
    'nothing, so it can be repeated, and stopped at any time.',
    '',
    'Example: npm run yodtrong -- sweep --from 2026-11-01 --to 2026-11-20',
  ],
  async run(args, terminal) {
    const text = { type: 'string' } as const;
    const { values } = readArguments(args, {
      options: { from: text, to: text, account: text },
      positionals: [],
    });
    if (values.from === undefined || values.to === undefined) {
      throw new UsageError('Both --from and --to are needed.');
    }
    const [from, to] = [parseBusinessDay(values.from), parseBusinessDay(values.to)];
    if (to < from) throw new UsageError('--to must not come before --from.');
    return withInstallation(terminal, values.account, async ({ account, commands, get }) => {
      const { days } = await get(SettingsReader).of(account);
      const window = { from: dayWindow(from, days).from, to: dayWindow(to, days).to };
      const sweep = await commands.execute(
        new SweepCharges(account, window.from, window.to, (pages, seen, total) =>
          terminal.say(`Page ${pages}: ${seen} of ${total} charges.`),
        ),
      );
      terminal.out(
        `Saw ${sweep.count} charges of ${formatBaht(sweep.amount)} baht on ${sweep.pages} pages; ` +
          `${sweep.recorded} events were new.`,
      );
      if (sweep.complete) return EXIT.allWell;
      terminal.out(`The list kept changing: Opn states ${sweep.statedCount}. Sweep again.`);
      return EXIT.checkFailed;
    });
  },
};
