import type { BusinessDay } from '#calendar';
import { addDays, dayWindow } from '#calendar';
import { laterOf } from '#kernel';
import type { Instant } from '#kernel';
import { minus, sum, ZERO } from '#money';
import { breakOf } from '../break.js';
import type { Break, BreakFacts } from '../break.js';
import { firstOf } from '../judge-rules.js';
import type { Judging } from '../judge-rules.js';
import { payoutLineOf, sentTransferOf, standingLines } from './bank-books.js';
import type { BankBooks, BankDays, BankLineFacts, StatementFacts } from './bank-books.js';
import { bankDayOf } from './bank-facts.js';
import type { SentTransfer } from './bank-facts.js';
import { coveringStatements } from './coverage.js';
import { matchLines } from './match-lines.js';
import type { BankMatch, BankMatching } from './match-lines.js';

/** The source that says what has arrived. */
export const BANK_LINES = 'bank-lines';

/** Leg 4 on one view of the books. */
export interface BankLeg {
  readonly matching: BankMatching;
  readonly lines: ReadonlyMap<string, BankLineFacts>;
  readonly transfers: ReadonlyMap<string, SentTransfer>;
  readonly held: ReturnType<typeof standingLines>['held'];
}

/** Which payouts of the statements are which transfers. */
export function bankLegOf({ lines, transfers }: BankBooks, days: BankDays): BankLeg {
  const { standing, held } = standingLines(lines);
  const payouts = standing.filter(({ kind }) => kind === 'payout');
  const sent = transfers.flatMap((transfer) => sentTransferOf(transfer, days) ?? []);
  return {
    matching: matchLines(payouts.map(payoutLineOf), sent),
    lines: new Map(payouts.map((line) => [line.id, line])),
    transfers: new Map(sent.map((transfer) => [transfer.id, transfer])),
    held,
  };
}

/** What is wrong between Opn's transfers and the bank; the same books give the same breaks. */
export function judgeBank(
  leg: BankLeg,
  statements: readonly StatementFacts[],
  judging: Judging,
): readonly Break[] {
  const { matches, ambiguous, openLines } = leg.matching;
  const unidentified = [...openLines, ...ambiguous.flatMap(({ lines }) => lines)];
  return [
    ...matches.flatMap((match) => mismatch(match, leg)),
    ...unidentified.flatMap((id) => unidentifiedLine(leg.lines.get(id))),
    ...overdue(leg, statements, judging),
    ...leg.held.map(([first, other]) => duplicate(first, other)),
    ...statements.flatMap((statement) => wrongTotals(statement, statements)),
  ].map((facts) => breakOf(facts, judging));
}

/** Of several transfers nobody can say which one differs: then it is about the line. */
function mismatch({ line, transfers, amount, net }: BankMatch, leg: BankLeg): BreakFacts[] {
  const shown = leg.lines.get(line);
  if (!shown || amount === net) return [];
  const [transfer = '', ...more] = transfers;
  const ofTransfer = { kind: 'transfer', id: transfer } as const;
  return [
    {
      ...{ code: 'BANK_AMOUNT_MISMATCH', day: shown.bookedOn, reference: null },
      subject: more.length === 0 ? ofTransfer : { kind: 'bank-line', id: line },
      expected: net,
      actual: amount,
      openedAt: shown.knownAt,
    },
  ];
}

function unidentifiedLine(line: BankLineFacts | undefined): BreakFacts[] {
  if (!line) return [];
  const { id, bookedOn: day, amount: actual, knownAt: openedAt } = line;
  const subject = { kind: 'bank-line', id } as const;
  return [
    { code: 'BANK_UNIDENTIFIED', day, subject, reference: null, expected: null, actual, openedAt },
  ];
}

/** What should have arrived: late if a statement covers the day, else one source is missing. */
function overdue(
  { matching, transfers }: BankLeg,
  statements: readonly StatementFacts[],
  judging: Judging,
): BreakFacts[] {
  const today = bankDayOf(judging.instant, judging.days.timeZone);
  const due = matching.openTransfers.flatMap((id) => transfers.get(id) ?? []);
  const missing = new Map<BusinessDay, SentTransfer[]>();
  const late: BreakFacts[] = [];
  for (const transfer of due.filter(({ arrivesBy }) => arrivesBy < today)) {
    const { arrivesBy } = transfer;
    const { covering, hasBegun } = coveringStatements(statements, transfer);
    if (covering.length > 0) late.push(lateTransfer(transfer, covering, judging));
    else if (hasBegun) missing.set(arrivesBy, [...(missing.get(arrivesBy) ?? []), transfer]);
  }
  return [...late, ...[...missing].map(([day, waiting]) => missingDay(day, waiting, judging))];
}

function lateTransfer(
  { id, net, arrivesBy }: SentTransfer,
  covering: readonly StatementFacts[],
  judging: Judging,
): BreakFacts {
  const known = firstOf(covering.map(({ importedAt }) => importedAt));
  return {
    ...{ code: 'IN_TRANSIT_LATE', day: arrivesBy, reference: null },
    subject: { kind: 'transfer', id },
    expected: net,
    actual: ZERO,
    openedAt: laterOf(known, endOf(arrivesBy, judging)),
  };
}

const missingDay = (
  day: BusinessDay,
  waiting: readonly SentTransfer[],
  judging: Judging,
): BreakFacts => ({
  ...{ code: 'SOURCE_MISSING', day, reference: null, expected: null },
  subject: { kind: 'source', id: BANK_LINES },
  actual: sum(waiting.map(({ net }) => net)),
  count: waiting.length,
  openedAt: endOf(day, judging),
  discriminator: day,
});

const endOf = (day: BusinessDay, { days: { timeZone } }: Judging): Instant =>
  dayWindow(addDays(day, 1), { timeZone, cutoffs: [] }).from;

/** The first one known stands; the other waits for a person to say which is right. */
const duplicate = (first: BankLineFacts, other: BankLineFacts): BreakFacts => ({
  ...{ code: 'DUPLICATE_RECORD', day: other.bookedOn, reference: null },
  subject: { kind: 'bank-line', id: other.id },
  expected: first.amount,
  actual: other.amount,
  openedAt: other.knownAt,
});

/** Until a file that adds up covers the same days. */
function wrongTotals(statement: StatementFacts, all: readonly StatementFacts[]): BreakFacts[] {
  const { id, firstDay, lastDay, moved, difference, importedAt, addsUp } = statement;
  if (addsUp || all.some((other) => replaces(other, statement))) return [];
  return [
    {
      ...{ code: 'CONTROL_TOTAL', day: lastDay, reference: null },
      subject: { kind: 'file', id },
      expected: minus(moved, difference),
      actual: moved,
      openedAt: importedAt,
      discriminator: firstDay,
    },
  ];
}

/** A later file of the same accounts that adds up and has all of its days. */
export const replaces = (other: StatementFacts, wrong: StatementFacts): boolean =>
  other.addsUp &&
  other.lastPosition > wrong.lastPosition &&
  other.firstDay <= wrong.firstDay &&
  other.lastDay >= wrong.lastDay &&
  other.bankAccounts.join() === wrong.bankAccounts.join();
