import { isPosted, rulesOn, SettingsReader } from '#accounts';
import type { AccountSettings } from '#accounts';
import { businessDayOf } from '#calendar';
import { caseDecider, caseStream, readCaseText, readPerson } from '#cases';
import type { BreakFact, CaseOrder } from '#cases';
import { DecisionRunner } from '#event-store';
import { Clock, DomainError, unreachable } from '#kernel';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { writeOffEntry } from '../domain/work/write-off-entry.js';
import type { BreakRecord } from '../read-model/breaks/break-rows.js';

/** What a person wants done about a break. */
export type BreakWork =
  | { readonly kind: 'assign'; readonly to: string }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'resolve' | 'write-off' | 'reject' | 'reopen'; readonly reason: string }
  | { readonly kind: 'approve' };

/** Where people's decisions about breaks are recorded. */
@Injectable()
export class BreakDesk {
  constructor(
    private readonly settings: SettingsReader,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  /** Whether it changed anything; a decision is about the break as it was read. */
  async decide(account: string, row: BreakRecord, work: BreakWork, by: string): Promise<boolean> {
    const settings = await this.settings.of(account);
    const { id: breakId } = row;
    const holds = row.cleared_at === null;
    const about = { at: this.clock.now(), by, breakId, fact: factOf(row), holds };
    const learned = orderOf(about, work, row, settings);
    const cause = { kind: 'person', ref: by } as const;
    const lesson = { stream: caseStream(account, breakId), learned, cause, evidence: null };
    const recorded = await this.decisions.run([lesson], caseDecider);
    return recorded.length > 0;
  }
}

type About = Pick<CaseOrder, 'at' | 'by' | 'breakId' | 'fact' | 'holds'>;

function orderOf(
  about: About,
  work: BreakWork,
  row: BreakRecord,
  settings: AccountSettings,
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
      return writeOff(about, readCaseText(work.reason), row, settings);
    default:
      return unreachable(work, 'work on a break');
  }
}

function writeOff(
  about: About,
  reason: string,
  { code, day }: BreakRecord,
  settings: AccountSettings,
): CaseOrder {
  if (day !== null && !isPosted(settings, day)) throw notInTheBooks();
  const entry = writeOffEntry(code, about.fact);
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
