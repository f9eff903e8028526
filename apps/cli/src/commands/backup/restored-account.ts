import { AlertsKeeper } from '#alerts';
import type { BackedUpAccount } from '#audit';
import { DayReader } from '#days';
import { LogVerifier } from '#event-store';
import { BooksKeeper, ListBalances } from '#ledger';
import { PayoutBooks } from '#reconciliation';
import { FileVerifier, ReportVerifier } from '#settlement-reports';
import type { Desk } from '../../installation/with-installation.js';

/** One thing that was looked at after restoring; `faults` are sentences. */
export interface RestoredCheck {
  readonly name: 'log' | 'books' | 'ledger' | 'reports' | 'files';
  readonly found: string;
  readonly faults: readonly string[];
}

type Check = (desk: Desk, account: BackedUpAccount) => Promise<RestoredCheck>;

/** Retells the log into the books, and holds all that was restored against what it should be. */
export async function checkRestored(
  desk: Desk,
  account: BackedUpAccount,
): Promise<readonly RestoredCheck[]> {
  await desk.get(BooksKeeper).catchUp(desk.account);
  await desk.get(PayoutBooks).catchUp(desk.account);
  await desk.get(AlertsKeeper).catchUp(desk.account);
  const checks: RestoredCheck[] = [];
  for (const check of CHECKS) checks.push(await check(desk, account));
  return checks;
}

const checkLog: Check = async ({ account, get }, { position, batch, digest }) => {
  const issued = await get(DayReader).issued(account);
  const covers = issued.map(({ data: { asOf, chain } }) => ({ position: asOf.position, ...chain }));
  const stated = [...covers, { position, batch, digest }];
  const verdict = await get(LogVerifier).verify(account, { stated });
  const { events, headDigest, faults, faultCount } = verdict;
  const said = faults.map(({ message }) => message);
  if (headDigest !== digest)
    said.push(`The log ends with ${headDigest}, the backup's with ${digest}.`);
  if (faultCount > faults.length) said.push(`${faultCount} faults in all.`);
  return { name: 'log', found: `${events} events, head ${headDigest}`, faults: said };
};

const checkBooks: Check = async ({ account, get }) => {
  const tables = await get(BooksKeeper).tablesThatDiffer(account);
  const faults = tables.map((table) => `The rows of ${table} are not what the log says.`);
  return { name: 'books', found: 'retold from the log', faults };
};

const checkLedger: Check = async ({ account, queries }) => {
  const balances = await queries.execute(new ListBalances(account, null, null));
  const excess = balances.reduce((sum, { balance }) => sum + balance, 0n);
  const faults = excess === 0n ? [] : [`Debits exceed credits by ${excess} satang.`];
  return { name: 'ledger', found: `${balances.length} accounts`, faults };
};

const checkReports: Check = async ({ account, get }) => {
  const { count, faults } = await get(ReportVerifier).verify(account);
  const said = faults.map(({ report, fault }) => `${report}: ${fault}.`);
  return { name: 'reports', found: `${count} issued`, faults: said };
};

const checkFiles: Check = async ({ account, get }, { files }) => {
  const { count, faults } = await get(FileVerifier).verify(account);
  const lost = count === files ? [] : [`There are ${count} files, and were ${files}.`];
  return { name: 'files', found: `${count} kept`, faults: [...faults, ...lost] };
};

const CHECKS: readonly Check[] = [checkLog, checkBooks, checkLedger, checkReports, checkFiles];
