import type { Break } from '../../domain/break.js';
import { bankLegOf, judgeBank } from '../../domain/bank/judge-bank.js';
import { onePerSubject } from '../../domain/bank/one-per-subject.js';
import { judgePayoutAccounts } from '../../domain/bank/payout-accounts.js';
import { bankProofs } from '../../domain/bank/proofs.js';
import type { JudgedView, LogSpan, ScopeJudge, ScopeVerdict } from '../scope-judge.js';
import { scopeName } from '../scope-judge.js';
import { bankDaysOf, loadApprovals, loadBankBooks } from './bank-facts-table.js';

const KIND = 'bank';
/** Lines and transfers of different days may be told apart only together. */
const PAYOUTS = 'payouts';

/** Judges what Opn paid out against what the bank shows: all of an account's together. */
export const bankJudge: ScopeJudge = {
  kind: KIND,

  async affected({ on, account }: JudgedView, { from, to }: LogSpan): Promise<readonly string[]> {
    const [found] = await on.query(CHANGES, [account, from, to]);
    return found ? [PAYOUTS] : [];
  },

  async waiting({ on, account, judging }: JudgedView): Promise<readonly string[]> {
    const scope = scopeName(KIND, PAYOUTS);
    const { timeZone } = judging.days;
    const [judged] = await on.query(JUDGED_TODAY, [account, scope, timeZone, judging.instant]);
    return judged ? [] : [PAYOUTS];
  },

  async judge(view: JudgedView, ids: readonly string[]) {
    return new Map(ids.length > 0 ? [[PAYOUTS, await verdictOf(view)]] : []);
  },
};

async function verdictOf(view: JudgedView): Promise<ScopeVerdict> {
  const { on, account, position, settings, judging } = view;
  const books = await loadBankBooks(on, account);
  const approvals = await loadApprovals(on, account, position);
  const leg = bankLegOf(books, bankDaysOf(settings, judging));
  const breaks: readonly Break[] = [
    ...judgePayoutAccounts(books.transfers, approvals, judging),
    ...judgeBank(leg, books.statements, judging),
  ];
  return { breaks: onePerSubject(breaks), proofOf: bankProofs(books, leg, approvals) };
}

const CHANGES = `
  SELECT 1 FROM events
  WHERE account = $1 AND position > $2 AND position <= $3
    AND (type LIKE 'transfer.%' OR type LIKE 'bank-%' OR type LIKE 'payout-account.%'
      OR type = 'holidays.set')
  LIMIT 1`;

/** By the bank's calendar, what is due changes once a day. */
const JUDGED_TODAY = `
  SELECT 1 FROM breaks_judged
  WHERE account = $1 AND scope = $2
    AND (instant AT TIME ZONE $3)::date = ($4::timestamptz AT TIME ZONE $3)::date`;
