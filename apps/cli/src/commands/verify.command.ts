import { DayReader } from '#days';
import { LogVerifier } from '#event-store';
import { BooksKeeper, ListBalances } from '#ledger';
import { MINUTE_MS } from '#kernel';
import { FileVerifier, RederiveReports, ReportVerifier } from '#settlement-reports';
import { EXIT, readArguments, UsageError } from '../command.js';
import type { Command, Terminal } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';
import type { Desk } from '../installation/with-installation.js';

/** What is derived again unless more is asked for: about a month of days. */
const VERSIONS = 31;
const LONGEST_MS = 10 * MINUTE_MS;

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Checks what was stored: hash chains, books, ledger, issued reports and their files.',
  usage: '[--account <account>] [--reports <n>|all]',
  help: [
    'Checks that no event was changed, cut or added by hand, that the books are what the log says,',
    'that debits equal credits, that issued reports are as they were issued, and that their kept',
    'files are still the bytes of their SHA-256. The last reports',
    `(${VERSIONS} versions, for ${LONGEST_MS / MINUTE_MS} minutes at most) are also put together`,
    'again from the log alone; --reports <n> or all derives more of them, however long it takes.',
    'It changes nothing.',
    'Exit code 1 if anything does not agree.',
  ],
  async run(args, terminal) {
    const { values } = readArguments(args, {
      options: { account: { type: 'string' }, reports: { type: 'string' } },
      positionals: [],
    });
    const limits = limitsOf(values.reports);
    return withInstallation(terminal, values.account, async (desk) => {
      const checks = [
        checkLog,
        checkBooks,
        checkLedger,
        checkReports,
        checkFiles,
        derivedWithin(limits),
      ];
      const findings: Finding[] = [];
      for (const check of checks) findings.push(await check(desk, terminal));
      for (const line of verdictOf(findings)) terminal.out(line);
      return findings.includes('differs') ? EXIT.checkFailed : EXIT.allWell;
    });
  },
};

/** `cut`: what was looked at agrees, and the time was up before everything was looked at. */
type Finding = 'agrees' | 'differs' | 'cut';

const findingOf = (agrees: boolean): Finding => (agrees ? 'agrees' : 'differs');

/** That it was cut short is said on a line of its own. */
export function verdictOf(findings: readonly Finding[]): readonly string[] {
  const isCut = findings.includes('cut');
  const agrees = isCut ? 'What was looked at agrees.' : 'Everything agrees.';
  return [
    findings.includes('differs') ? 'Something does not agree; see above.' : agrees,
    ...(isCut ? ['Not everything was looked at.'] : []),
  ];
}

async function checkLog({ account, get }: Desk, { out }: Terminal): Promise<Finding> {
  const issued = await get(DayReader).issued(account);
  const stated = issued.map(({ data: { asOf, chain } }) => ({ position: asOf.position, ...chain }));
  const verdict = await get(LogVerifier).verify(account, { stated });
  const { events, batches, headDigest, faults, faultCount } = verdict;
  for (const { message } of faults) out(`  ${message}`);
  out(`Log: ${events} events in ${batches} batches, head ${headDigest}; ${faultCount} faults.`);
  return findingOf(faultCount === 0);
}

async function checkBooks({ account, get }: Desk, { out }: Terminal): Promise<Finding> {
  await get(BooksKeeper).catchUp(account);
  const tables = await get(BooksKeeper).tablesThatDiffer(account);
  for (const table of tables) out(`  The rows of ${table} are not what the log says.`);
  out(`Books: ${tables.length === 0 ? 'equal to a rebuild' : 'different from a rebuild'}.`);
  return findingOf(tables.length === 0);
}

async function checkLedger({ account, queries }: Desk, { out }: Terminal): Promise<Finding> {
  const balances = await queries.execute(new ListBalances(account, null, null));
  const excess = balances.reduce((sum, { balance }) => sum + balance, 0n);
  out(`Ledger: debits ${excess === 0n ? 'equal credits' : `exceed credits by ${excess} satang`}.`);
  return findingOf(excess === 0n);
}

async function checkReports({ account, get }: Desk, { out }: Terminal): Promise<Finding> {
  const { count, faults } = await get(ReportVerifier).verify(account);
  for (const { report, fault } of faults) out(`  ${report}: ${fault}.`);
  out(`Reports: ${count} issued, ${faults.length} faults.`);
  return findingOf(faults.length === 0);
}

async function checkFiles({ account, get }: Desk, { out }: Terminal): Promise<Finding> {
  const { count, faults } = await get(FileVerifier).verify(account);
  for (const fault of faults) out(`  ${fault}`);
  out(`Files: ${count} kept, ${faults.length} faults.`);
  return findingOf(faults.length === 0);
}

interface Limits {
  readonly count: number;
  readonly timeMs: number;
}

function limitsOf(reports: string | undefined): Limits {
  if (reports === undefined) return { count: VERSIONS, timeMs: LONGEST_MS };
  if (reports === 'all') return { count: Infinity, timeMs: Infinity };
  if (/^\d{1,9}$/.test(reports)) return { count: Number(reports), timeMs: Infinity };
  throw new UsageError(`--reports is "${reports}"; it is a number of versions, or all.`);
}

const derivedWithin =
  ({ count, timeMs }: Limits) =>
  async ({ account, get }: Desk, { out }: Terminal): Promise<Finding> => {
    const issued = (await get(DayReader).issued(account)).length;
    let derived = 0;
    const faults = await get(RederiveReports).compare(
      account,
      count,
      () => {
        derived += 1;
      },
      timeMs,
    );
    for (const { report, fault } of faults) out(`  ${report}: ${fault}.`);
    const wanted = Math.min(count, issued);
    const isCut = derived < wanted;
    const rest = isCut ? ' The time was up: --reports <n> derives all that it names.' : '';
    const which = `${derived} of the last ${wanted} versions (${issued} were issued)`;
    out(`Derived again: ${which}, ${faults.length} faults.${rest}`);
    if (faults.length > 0) return 'differs';
    return isCut ? 'cut' : 'agrees';
  };
