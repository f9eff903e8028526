import { isPosted, rulesOn, SettingsReader } from '#accounts';
import type { AccountSettings } from '#accounts';
import { businessDayOf } from '#calendar';
import { caseDecider, caseStream, readCaseText, readPerson } from '#cases';
import type { BreakFact, CaseOrder } from '#cases';
import { DecisionRunner } from '#event-store';
import { Clock, DomainError, unreachable } from '#kernel';
import type { Instant } from '#kernel';
import type { LedgerAccount } from '#ledger';
import { Injectable } from '@nestjs/common';
import { writeOffEntry } from '../domain/work/write-off-entry.js';
import type { BreakRecord } from '../read-model/breaks/break-rows.js';
import { ConcernedAccounts } from '../read-model/work/concerned-account.js';

/** What a person wants done about a break. */
export type BreakWork =
  | { readonly kind: 'assign'; readonly to: string }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'resolve' | 'write-off' | 'reject' | 'reopen'; readonly reason: string }
  | { readonly kind: 'approve' };

/** What posts, or leads to it: the break must be as the facts are now. */
export const movesMoney = ({ kind }: BreakWork): boolean =>
  kind === 'write-off' || kind === 'approve';

/** Where people's decisions about breaks are recorded. */
@Injectable()
export class BreakDesk {
  constructor(
    private readonly settings: SettingsReader,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
    private readonly accounts: ConcernedAccounts,
  ) {}

  /** Whether it changed anything; a decision is about the break as it was read. */
  async decide(account: string, row: BreakRecord, work: BreakWork, by: string): Promise<boolean> {
    const settings = await this.settings.of(account);
    const { id: breakId } = row;
    const holds = row.cleared_at === null;
    const about = { at: this.clock.now(), by, breakId, fact: factOf(row), holds };
    const asksAnew = movesMoney(work) && holds && row.standing !== 'written-off';
    const concerned = asksAnew ? await this.accounts.of(account, row) : null;
    if (work.kind === 'approve') refuseAnotherAccount(row, concerned);
    const learned = orderOf(about, work, row, { settings, concerned });
    const cause = { kind: 'person', ref: by } as const;
    const lesson = { stream: caseStream(account, breakId), learned, cause, evidence: null };
    const recorded = await this.decisions.run([lesson], caseDecider);
    return recorded.length > 0;
  }
}

interface WriteOffContext {
  readonly settings: AccountSettings;
  readonly concerned: LedgerAccount | null;
}

/** What was asked for names the account; since then the money may have moved to another. */
function refuseAnotherAccount(
  { id, entry_debit: debit, entry_credit: credit }: BreakRecord,
  concerned: LedgerAccount | null,
): void {
  if (concerned === null || debit === null || [debit, credit].includes(concerned)) return;
  throw new DomainError(
    'case.stale',
    `The money of break ${id} stands in ${concerned} now. Reject the request, and ask anew.`,
  );
}

type About = Pick<CaseOrder, 'at' | 'by' | 'breakId' | 'fact' | 'holds'>;

function orderOf(
  about: About,
  work: BreakWork,
  row: BreakRecord,
  context: WriteOffContext,
): CaseOrder {
  switch (work.kind) {
    case 'assign':
      return { ...about, kind: 'assign', to: readPerson(work.to) };
    case 'comment':
      return { ...about, kind: 'comment', text: readCaseText(work.text) };
    case 'approve':
      return { ...about, kind: 'approve' };
    case 'resolve':
    case 'reject':
    case 'reopen':
      return { ...about, kind: work.kind, reason: readCaseText(work.reason) };
    case 'write-off':
      return writeOff(about, readCaseText(work.reason), row, context);
    default:
      return unreachable(work, 'work on a break');
  }
}

function writeOff(
  about: About,
  reason: string,
  { code, day }: BreakRecord,
  { settings, concerned }: WriteOffContext,
): CaseOrder {
  if (day !== null && !isPosted(settings, day)) throw notInTheBooks();
  const entry = writeOffEntry(code, about.fact, concerned);
  const needsApproval = entry.amount > limitOn(about.at, settings);
  return { ...about, kind: 'write-off', reason, entry, needsApproval };
}

const limitOn = (at: Instant, settings: AccountSettings): bigint =>
  rulesOn(settings, 'work', businessDayOf(at, settings.days)).approvalAbove;

const notInTheBooks = (): DomainError =>
  new DomainError(
    'write-off.refused',
    'This break is of a day before the opening day, and nothing of that day is in the books.',
  );

const factOf = (row: BreakRecord): BreakFact => ({
  code: row.code,
  day: row.day,
  subject: { kind: row.subject_kind, id: row.subject_id },
  reference: row.reference,
  amount: row.amount,
  alsoSeen: [...row.explains].sort(),
});
