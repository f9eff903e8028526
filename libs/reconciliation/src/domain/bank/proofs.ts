import { breakId } from '../break.js';
import type { BankBooks, StatementFacts } from './bank-books.js';
import { coveringStatements } from './coverage.js';
import { BANK_LINES, replaces } from './judge-bank.js';
import type { BankLeg } from './judge-bank.js';
import type { BankMatch } from './match-lines.js';
import type { ApprovalFact } from './payout-accounts.js';

/** A break that no longer holds, as far as its proof depends on it. */
interface Ended {
  readonly id: string;
  readonly code: string;
  readonly subject: { readonly kind: string; readonly id: string };
}

/** What proves the end of a break of leg 4; null where nothing single does. */
export function bankProofs(
  books: BankBooks,
  leg: BankLeg,
  approvals: readonly ApprovalFact[],
): (ended: Ended) => string | null {
  const { matches } = leg.matching;
  const ofTransfer = new Map(
    matches.flatMap((match) => match.transfers.map((id) => [id, match] as const)),
  );
  const ofLine = new Map(matches.map((match) => [match.line, match]));
  return ({ id, code, subject }) => {
    switch (code) {
      case 'PAYOUT_ACCOUNT_CHANGED':
        return approvalOf(books, subject.id, approvals);
      case 'SOURCE_MISSING':
        return statementOf(id, books.statements, leg);
      case 'CONTROL_TOTAL':
        return replacementOf(books.statements, subject.id);
      case 'BANK_UNIDENTIFIED':
      case 'DUPLICATE_RECORD':
        return withdrawalOf(books, subject.id) ?? transfersText(ofLine.get(subject.id));
      default:
        return lineText(ofTransfer.get(subject.id), leg);
    }
  };
}

function lineText(match: BankMatch | undefined, { lines }: BankLeg): string | null {
  const line = match && lines.get(match.line);
  return line ? `bank line ${line.id} of ${line.bookedOn}` : null;
}

const transfersText = (match: BankMatch | undefined): string | null =>
  match ? `transfer ${match.transfers.join(', ')}` : null;

function withdrawalOf({ lines }: BankBooks, lineId: string): string | null {
  const line = lines.find(({ id }) => id === lineId);
  return line?.withdrawnBy ? `bank line ${lineId} was withdrawn by ${line.withdrawnBy}` : null;
}

function approvalOf(
  { transfers }: BankBooks,
  transferId: string,
  approvals: readonly ApprovalFact[],
): string | null {
  const transfer = transfers.find(({ id }) => id === transferId);
  const approval = approvals.findLast(({ lastDigits }) => lastDigits === transfer?.lastDigits);
  return approval ? `bank account ••${approval.lastDigits} was approved by ${approval.by}` : null;
}

function statementOf(
  ended: string,
  statements: readonly StatementFacts[],
  { transfers }: BankLeg,
): string | null {
  const source = { kind: 'source', id: BANK_LINES } as const;
  for (const transfer of transfers.values()) {
    if (breakId('SOURCE_MISSING', source, transfer.arrivesBy) !== ended) continue;
    const [first] = coveringStatements(statements, transfer).covering;
    if (first) return `bank statement ${first.id} covers ${transfer.arrivesBy}`;
  }
  return null;
}

function replacementOf(statements: readonly StatementFacts[], statementId: string): string | null {
  const wrong = statements.find(({ id }) => id === statementId);
  const better = wrong && statements.find((other) => replaces(other, wrong));
  return better ? `bank statement ${better.id}` : null;
}
