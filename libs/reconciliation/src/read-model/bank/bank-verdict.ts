import type { Break } from '../../domain/break.js';
import { bankLegOf, judgeBank } from '../../domain/bank/judge-bank.js';
import { judgePayoutAccounts } from '../../domain/bank/payout-accounts.js';
import { bankProofs } from '../../domain/bank/proofs.js';
import type { EndedBreak, JudgedView, LogSpan } from '../scope-judge.js';
import { bankDaysOf, loadApprovals, loadBankBooks } from './bank-facts-table.js';

/** Leg 4 of the whole account: lines and transfers may be told apart only together. */
export interface BankVerdict {
  /** What is wrong with a transfer; the payout's judge weighs it against the rest of it. */
  readonly ofTransfers: readonly Break[];
  readonly ofOthers: readonly Break[];
  readonly proofOf: (ended: EndedBreak) => string | null;
}

export async function judgeAtBank(view: JudgedView): Promise<BankVerdict> {
  const { on, account, position, settings, judging } = view;
  const books = await loadBankBooks(on, account);
  const approvals = await loadApprovals(on, account, position);
  const leg = bankLegOf(books, bankDaysOf(settings, judging));
  const breaks: readonly Break[] = [
    ...judgePayoutAccounts(books.transfers, approvals, judging),
    ...judgeBank(leg, books.statements, judging),
  ];
  return {
    ofTransfers: breaks.filter(isAboutTransfer),
    ofOthers: breaks.filter((item) => !isAboutTransfer(item)),
    proofOf: bankProofs(books, leg, approvals),
  };
}

const isAboutTransfer = ({ subject }: Break): boolean => subject.kind === 'transfer';

/** Whether a stretch of the log bears on leg 4. */
export async function bearsOnBank(
  { on, account }: JudgedView,
  { from, to }: LogSpan,
): Promise<boolean> {
  const [found] = await on.query(CHANGES, [account, from, to]);
  return found !== undefined;
}

const CHANGES = `
  SELECT 1 FROM events
  WHERE account = $1 AND position > $2 AND position <= $3
    AND (type LIKE 'transfer.%' OR type LIKE 'bank-%' OR type LIKE 'payout-account.%'
      OR type = 'holidays.set')
  LIMIT 1`;
