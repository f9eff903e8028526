import type { BusinessDay } from '#calendar';
import { formatBaht, satang } from '#money';
import { LEDGER_ACCOUNTS } from '../domain/ledger-account.js';
import type { LedgerAccount } from '../domain/ledger-account.js';

/** A debit is positive. */
export interface AccountAmount {
  readonly ledger_account: LedgerAccount;
  readonly amount: bigint;
}

/** They are closed into a result each year by the merchant's own books. */
const OF_RESULT: readonly LedgerAccount[] = ['payment-fees', 'transfer-fees', 'write-offs'];

const thb = (amount: bigint): string => `${formatBaht(satang(amount))} THB`;

/** Keeps what accounts hold while a journal is told, and writes it down as hledger asserts it. */
export class DayEndBalances {
  private readonly balances = new Map<LedgerAccount, bigint>();

  add({ ledger_account: account, amount }: AccountAmount): void {
    this.balances.set(account, (this.balances.get(account) ?? 0n) + amount);
  }

  /** An entry that brings in what was before the journal begins; nothing if there is nothing. */
  openWith(day: BusinessDay, opening: readonly AccountAmount[]): string {
    opening.forEach((one) => {
      this.add(one);
    });
    const lines = this.listed().filter(([, amount]) => amount !== 0n);
    if (lines.length === 0) return '';
    const postings = lines.map(([account, amount]) => `    ${account}  ${thb(amount)}\n`);
    return `\n${day} (opening) brought forward\n${postings.join('')}`;
  }

  /** An entry of nothing that states what each account of the balance sheet holds. */
  assertedOn(day: BusinessDay): string {
    const lines = this.listed().filter(([account]) => !OF_RESULT.includes(account));
    const postings = lines.map(([account, held]) => `    ${account}  ${thb(0n)} = ${thb(held)}\n`);
    return lines.length === 0 ? '' : `\n${day} (closing) balances of the day\n${postings.join('')}`;
  }

  private listed(): readonly (readonly [LedgerAccount, bigint])[] {
    return LEDGER_ACCOUNTS.flatMap((account) => {
      const balance = this.balances.get(account);
      return balance === undefined ? [] : [[account, balance] as const];
    });
  }
}
