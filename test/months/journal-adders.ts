import { execFileSync } from 'node:child_process';
import type { Day } from './generated/bangkok-calendar.js';

/** Balances in satang by account of the books, those of nothing left out. */
export type Sums = Readonly<Record<string, number>>;

/** Balances at the end of each day, by day. */
export type SumsByDay = ReadonlyMap<Day, Sums>;

const MOST_OUTPUT = 64 * 1024 * 1024;

/** What hledger says of a journal: it refuses one that does not balance. Null: there is none. */
export function addedUpByHledger(journal: string): SumsByDay | null {
  const answer = hledger(['-f', '-', 'balance', '-D', '-H', '--flat', '-N', '-O', 'csv'], journal);
  if (answer === null) return null;
  const [heading = [], ...rows] = answer.trim().split('\n').map(cellsOf);
  const days = heading.slice(1);
  return new Map(
    days.map((day, column) => {
      const sums = rows.map(([account = '', ...cells]) => [account, satangs(cells[column] ?? '')]);
      return [day, withoutNothing(Object.fromEntries(sums) as Sums)];
    }),
  );
}

/** Null where the program is not on this machine; what it refuses is an error. */
function hledger(options: readonly string[], input: string): string | null {
  try {
    return execFileSync('hledger', options, { input, encoding: 'utf8', maxBuffer: MOST_OUTPUT });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const cellsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"/g)].map(([, cell = '']) => cell);

/** `-1234.50 THB` */
const satangs = (cell: string): number =>
  Number(cell.replace(' THB', '').replaceAll(',', '').replace('.', '')) || 0;

/** What a journal comes to, added up line by line; an entry that does not balance is an error. */
export function addedUpByHand(journal: string): SumsByDay {
  const byDay = new Map<Day, Sums>();
  let sums: Sums = {};
  for (const entry of journal.trim().split('\n\n').slice(1)) {
    const [heading = '', ...lines] = entry.split('\n');
    const postings = lines.map((line) => /^ {4}(\S+) {2}(\S+) THB$/.exec(line) ?? []);
    const amounts = postings.map(([, , amount = '']) => satangs(amount));
    if (amounts.reduce((total, amount) => total + amount, 0) !== 0) throw new Error(entry);
    postings.forEach(([, account = ''], index) => {
      sums = { ...sums, [account]: (sums[account] ?? 0) + (amounts[index] ?? 0) };
    });
    byDay.set(heading.slice(0, 10), withoutNothing(sums));
  }
  return byDay;
}

const withoutNothing = (sums: Sums): Sums =>
  Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));
