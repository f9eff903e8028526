import { MINUTE_MS } from '#kernel';
import { EXIT, UsageError } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import { planned } from '../plan-command.js';
import { ACCOUNT } from './usual-options.js';
import { checksWithin } from './verify-checks.js';
import type { Checked, DerivingLimits } from './verify-checks.js';

/** What is derived again unless more is asked for: about a month of days. */
const VERSIONS = 31;
const LONGEST_MS = 10 * MINUTE_MS;

export const verifyCommand = planned({
  name: 'verify',
  summary: 'Checks what was stored: hash chains, books, ledger, issued reports and their files.',
  options: {
    reports: {
      type: 'string',
      value: '<n>|all',
      about: `Derives so many of the last versions again, however long it takes (${VERSIONS}).`,
    },
    ...ACCOUNT,
  },
  teaches: [
    'Use it from time to time, before an audit, and after a restore. It changes nothing. It checks',
    'that no event was changed, cut or added by hand, that raw evidence is there unless it was',
    'erased in order, that the books are what the log says, that debits equal credits, that issued',
    'reports are as they were issued, and that their kept files are still the bytes of their',
    'SHA-256. A log without a fault has had its daily check: what waits for it may be closed.',
    `The last reports are also put together again from the log alone: ${VERSIONS} versions, for`,
    `${LONGEST_MS / MINUTE_MS} minutes at most, or as many as --reports says.`,
  ],
  examples: ['verify', 'verify --reports all --json'],
  json: [
    '{ account, agrees, isWhole, checks: [{ name, found, faults, isCut }] }; names are log, books,',
    'ledger, reports, files and derived; isWhole is false if the time was up.',
  ],
  fails: 'Something does not agree; each fault is said.',
  stopped: 'It changes nothing. What was said so far holds.',
  async run({ values }, talk) {
    const limits = limitsOf(values.reports);
    return withInstallation(talk, values.account, async (desk) => {
      const checks: Checked[] = [];
      for (const check of checksWithin(limits)) {
        const checked = await check(desk);
        checked.faults.forEach((fault) => talk.line(`  ${fault}`));
        talk.line(checked.found);
        checks.push(checked);
      }
      const agrees = checks.every(({ faults }) => faults.length === 0);
      const isWhole = !checks.some(({ isCut }) => isCut);
      talk.json({ account: desk.account, agrees, isWhole, checks });
      verdictOf({ agrees, isWhole }).forEach(talk.line);
      return agrees ? EXIT.allWell : EXIT.checkFailed;
    });
  },
});

/** That it was cut short is said on a line of its own. */
export function verdictOf(found: { agrees: boolean; isWhole: boolean }): readonly string[] {
  const agrees = found.isWhole ? 'Everything agrees.' : 'What was looked at agrees.';
  return [
    found.agrees ? agrees : 'Something does not agree; see above.',
    ...(found.isWhole ? [] : ['Not everything was looked at.']),
  ];
}

function limitsOf(reports: string | undefined): DerivingLimits {
  if (reports === undefined) return { count: VERSIONS, timeMs: LONGEST_MS };
  if (reports === 'all') return { count: Infinity, timeMs: Infinity };
  if (/^\d{1,9}$/.test(reports)) return { count: Number(reports), timeMs: Infinity };
  throw new UsageError(`--reports is "${reports}"; it is a number of versions, or all.`);
}
