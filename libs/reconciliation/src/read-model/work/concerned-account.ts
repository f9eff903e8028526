import type { Queryable } from '#database';
import type { LedgerAccount } from '#ledger';
import { Injectable } from '@nestjs/common';
import {
  CODES_OF_MONEY_HELD,
  CODES_OF_MONEY_OWED,
} from '../../domain/returns/settled-by-returns.js';
import { accountsThatDiffer, nothingDue } from '../../domain/returns/what-is-due.js';
import {
  givenBackAlready,
  nothingPosted,
  severalAccounts,
} from '../../domain/work/write-off.errors.js';
import type { BreakRecord } from '../breaks/break-rows.js';
import { JudgedViews } from '../judged-views.js';
import { loadOwed } from '../returns/owed-facts.js';
import { loadReturns } from '../returns/return-facts-table.js';
import type { JudgedView } from '../scope-judge.js';

const OF_CUSTOMERS = new Set<string>([...CODES_OF_MONEY_OWED, ...CODES_OF_MONEY_HELD]);

type About = Pick<BreakRecord, 'id' | 'code' | 'reference' | 'subject_id'>;

/** In which account of the books a break's amount stands, where its code alone does not say it. */
@Injectable()
export class ConcernedAccounts {
  constructor(private readonly views: JudgedViews) {}

  /**
   * Null: the account of its code. Refuses what cannot be written off for what else the books
   * hold (`write-off.refused`).
   */
  async of(account: string, row: About): Promise<LedgerAccount | null> {
    if (row.code === 'TRANSACTION_UNKNOWN') {
      return this.views.within(account, (view) => oppositeOf(view.on, account, row));
    }
    if (row.code === 'RETURN_MISMATCH') {
      return this.views.within(account, (view) => ofReturns(view, row));
    }
    if (OF_CUSTOMERS.has(row.code)) {
      await this.views.within(account, (view) => refuseIfReturned(view, row));
    }
    return null;
  }
}

/** Where the books have put what stands opposite the balance. */
async function oppositeOf(on: Queryable, account: string, { id, subject_id: transaction }: About) {
  const rows = await on.query<{ ledgerAccount: LedgerAccount }>(OPPOSITE, [account, transaction]);
  if (rows.length > 1) throw severalAccounts(id);
  const [row] = rows;
  if (!row) throw nothingPosted(id);
  return row.ledgerAccount;
}

/** Of what was held or of what was owed: as the returns took it. */
async function ofReturns(view: JudgedView, row: About): Promise<LedgerAccount> {
  const reference = row.reference ?? row.subject_id;
  const returns = await returnsOf(view, reference);
  const [first] = returns;
  if (!first || returns.some(({ settles }) => settles === null)) throw nothingPosted(row.id);
  const facts = (await loadOwed(view, [reference])).get(reference);
  const accounts = accountsThatDiffer(facts ?? nothingDue(reference, first.returnedOn), returns);
  const [only] = accounts;
  if (only === undefined || accounts.length > 1) throw severalAccounts(row.id);
  return only;
}

/** What goes back to the customer cannot be kept as well. */
async function refuseIfReturned(view: JudgedView, row: About): Promise<void> {
  const reference = row.reference ?? row.subject_id;
  if ((await returnsOf(view, reference)).length > 0) throw givenBackAlready(row.id, reference);
}

const returnsOf = async ({ on, account }: JudgedView, reference: string) =>
  (await loadReturns(on, account)).filter((one) => one.reference === reference);

const OPPOSITE = `
  SELECT l.ledger_account AS "ledgerAccount"
  FROM balance_transactions t
  JOIN journal_entries e
    ON e.account = $1 AND e.subject IN (t.id, t.origin_id) AND split_part(e.id, ':', 2) = t.id
  JOIN journal_lines l ON l.account = $1 AND l.entry_id = e.id
  WHERE t.account = $1 AND t.id = $2 AND l.ledger_account <> 'opn-balance'
  GROUP BY 1 HAVING sum(l.debit) <> sum(l.credit) ORDER BY 1`;
