import { AlertsKeeper } from '#alerts';
import { DayReader } from '#days';
import { LogPatrol, LogVerifier } from '#event-store';
import { Clock, tellProgress } from '#kernel';
import { BooksKeeper, ListBalances } from '#ledger';
import { FileVerifier, RederiveReports, ReportVerifier } from '#settlement-reports';
import type { Desk } from '../installation/with-installation.js';

/** What one check found. `found` says what was looked at; `faults` are sentences. */
export interface Checked {
  readonly name: 'log' | 'books' | 'ledger' | 'reports' | 'files' | 'derived';
  readonly found: string;
  readonly faults: readonly string[];
  /** As far as was looked all agrees, and the time was up before everything was looked at. */
  readonly isCut: boolean;
}

export type Check = (desk: Desk) => Promise<Checked>;

/** Without a fault it is as good as the daily check: days that waited for one are closed again. */
const checkLog: Check = async ({ account, get }) => {
  const asOf = get(Clock).now();
  const issued = await get(DayReader).issued(account);
  const stated = issued.map(({ data: { asOf, chain } }) => ({ position: asOf.position, ...chain }));
  const verdict = await get(LogVerifier).verify(account, { stated });
  const { events, batches, headDigest, faultCount, evidence, faults: first } = verdict;
  const faults = first.map(({ message }) => message);
  const more = faultCount - faults.length;
  if (more > 0) faults.push(`${more} more faults.`);
  if (faultCount === 0) await get(LogPatrol).foundSound(account, asOf);
  const found = `Log: ${events} events in ${batches} batches, head ${headDigest}`;
  const { kept, erased, missing } = evidence;
  const proof = `evidence: ${kept} kept, ${erased} erased, ${missing} missing`;
  const said = `${found}; ${proof}; ${faultCount} faults.`;
  return { name: 'log', found: said, faults, isCut: false };
};

const checkBooks: Check = async ({ account, get }) => {
  await get(BooksKeeper).catchUp(account);
  await get(AlertsKeeper).catchUp(account);
  const tables = [
    ...(await get(BooksKeeper).tablesThatDiffer(account)),
    ...(await get(AlertsKeeper).tablesThatDiffer(account)),
  ];
  const faults = tables.map((table) => `The rows of ${table} are not what the log says.`);
  const found = tables.length === 0 ? 'equal to a rebuild' : 'different from a rebuild';
  return { name: 'books', found: `Books: ${found}.`, faults, isCut: false };
};

const checkLedger: Check = async ({ account, queries }) => {
  const balances = await queries.execute(new ListBalances(account, null, null));
  const excess = balances.reduce((sum, { balance }) => sum + balance, 0n);
  const found = excess === 0n ? 'equal credits' : `exceed credits by ${excess} satang`;
  const faults = excess === 0n ? [] : [`Debits exceed credits by ${excess} satang.`];
  return { name: 'ledger', found: `Ledger: debits ${found}.`, faults, isCut: false };
};

const checkReports: Check = async ({ account, get }) => {
  const { count, faults } = await get(ReportVerifier).verify(account);
  const said = faults.map(({ report, fault }) => `${report}: ${fault}.`);
  const found = `Reports: ${count} issued, ${faults.length} faults.`;
  return { name: 'reports', found, faults: said, isCut: false };
};

const checkFiles: Check = async ({ account, get }) => {
  const { count, faults } = await get(FileVerifier).verify(account);
  const found = `Files: ${count} kept, ${faults.length} faults.`;
  return { name: 'files', found, faults, isCut: false };
};

/** How many of the last versions are derived again, and for how long. */
export interface DerivingLimits {
  readonly count: number;
  readonly timeMs: number;
}

const derivedWithin =
  ({ count, timeMs }: DerivingLimits): Check =>
  async ({ account, get }) => {
    const issued = (await get(DayReader).issued(account)).length;
    const wanted = Math.min(count, issued);
    let derived = 0;
    const told = (): void => {
      derived += 1;
      tellProgress('Deriving reports again', derived, wanted, 'reports');
    };
    const faults = await get(RederiveReports).compare(account, count, told, timeMs);
    const isShort = derived < wanted;
    const rest = isShort ? ' The time was up: --reports <n> derives all that it names.' : '';
    const which = `${derived} of the last ${wanted} versions (${issued} were issued)`;
    return {
      name: 'derived',
      found: `Derived again: ${which}, ${faults.length} faults.${rest}`,
      faults: faults.map(({ report, fault }) => `${report}: ${fault}.`),
      isCut: isShort && faults.length === 0,
    };
  };

/** In the order in which they are said. */
export const checksWithin = (limits: DerivingLimits): readonly Check[] => [
  checkLog,
  checkBooks,
  checkLedger,
  checkReports,
  checkFiles,
  derivedWithin(limits),
];
