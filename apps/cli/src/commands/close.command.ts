import { formatBaht } from '#money';
import { CloseDay } from '#settlement-reports';
import { EXIT } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import { planned } from '../plan-command.js';
import { ACCOUNT, dayIn } from './usual-options.js';

export const closeCommand = planned({
  name: 'close',
  summary: 'Closes a business day and issues its settlement report.',
  words: [{ name: 'day', about: 'The business day, YYYY-MM-DD.' }],
  options: ACCOUNT,
  teaches: [
    'The worker closes every day by itself (03:00 the day after); use this for a day that cannot',
    'wait, or after a source that was missing has come. Everything of the day is read at Opn',
    'first. Closing it again answers with the same version, unless a later fact changed a charge',
    'of the day: then the next version is issued.',
  ],
  examples: ['close 2026-11-20', 'close 2026-11-20 --account brand-b --json'],
  json: [
    '{ account, day, version, status, reason, closedAt, asOf, digest, totals, expected, paid,',
    '  matched, breaks } as in GET /v1/settlement-reports/:day; amounts in satang.',
  ],
  fails: 'The day cannot be closed now; every reason is said (in JSON as error.reasons).',
  stopped: 'No version was issued, unless it was just then: the same command again tells.',
  async run({ values, words }, talk) {
    const day = dayIn(words['day'] ?? '');
    return withInstallation(talk, values.account, async ({ account, commands }) => {
      const cause = { kind: 'person', ref: 'command line' } as const;
      const head = await commands.execute(new CloseDay(account, day, cause));
      const { version, status, reason, closedAt, asOf, digest, totals } = head;
      const { expected, paid, matched, breaks } = head;
      talk.json({
        ...{ account, day, version, status, reason, closedAt, asOf, digest },
        ...{ totals, expected, paid, matched, breaks },
      });
      talk.line(
        `${day} v${version} (${status}): ${totals.count} charges, ${formatBaht(totals.gross)} ` +
          `baht paid, ${formatBaht(paid.remainder)} unexplained. Digest ${digest}.`,
      );
      return EXIT.allWell;
    });
  },
});
