import { execFileSync } from 'node:child_process';
import { parseBusinessDay } from '#calendar';
import { DayEndBalances } from './day-end-balances.js';

const DAY = parseBusinessDay('2026-11-20');
const ENTRY =
  '\n2026-11-20 (R1:a) R1\n    opn-uncredited  90.00 THB\n    payment-fees  10.00 THB\n' +
  '    unreconciled-receipts  -100.00 THB\n';

function journalOf(entry: string): string {
  const balances = new DayEndBalances();
  const opening = balances.openWith(DAY, [
    { ledger_account: 'opn-uncredited', amount: 500n },
    { ledger_account: 'opening-balance', amount: -500n },
  ]);
  balances.add({ ledger_account: 'opn-uncredited', amount: 9_000n });
  balances.add({ ledger_account: 'payment-fees', amount: 1_000n });
  balances.add({ ledger_account: 'unreconciled-receipts', amount: -10_000n });
  return `commodity 1000.00 THB\n${opening}${entry}${balances.assertedOn(DAY)}`;
}

/** Whether every assertion holds, by adding up what stands above it. */
function holdsByHand(journal: string): boolean {
  const balances = new Map<string, number>();
  const postings = journal.matchAll(/^ {4}(\S+) {2}(-?[\d.]+) THB(?: = (-?[\d.]+) THB)?$/gm);
  return [...postings].every(([, account = '', amount, asserted]) => {
    balances.set(account, (balances.get(account) ?? 0) + Number(amount));
    return asserted === undefined || Number(asserted) === balances.get(account);
  });
}

/** What the program itself says; null where it is not on this machine. */
function holdsByHledger(journal: string): boolean | null {
  try {
    execFileSync('hledger', ['-f', '-', 'check'], { input: journal, stdio: 'pipe' });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : false;
  }
}

describe('balances at the end of a day', () => {
  it('are stated for accounts of the balance sheet, with what was brought forward', () => {
    const [, , , closing = ''] = journalOf(ENTRY).split('\n\n');
    expect(
      closing
        .trim()
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual([
      '2026-11-20 (closing) balances of the day',
      'opn-uncredited  0.00 THB = 95.00 THB',
      'unreconciled-receipts  0.00 THB = -100.00 THB',
      'opening-balance  0.00 THB = -5.00 THB',
    ]);
  });

  it('are nothing where nothing was posted', () => {
    expect(new DayEndBalances().assertedOn(DAY) + new DayEndBalances().openWith(DAY, [])).toBe('');
  });

  it('let anyone find an amount that was changed, even where its entry balances', () => {
    const falsified = ENTRY.replace('90.00', '80.00').replace('10.00', '20.00');
    expect([ENTRY, falsified].map((entry) => holdsByHand(journalOf(entry)))).toEqual([true, false]);
    const verdicts = [ENTRY, falsified].map((entry) => holdsByHledger(journalOf(entry)));
    expect([
      [true, false],
      [null, null],
    ]).toContainEqual(verdicts);
  });
});
