import type { BusinessDay } from '#calendar';
import { EventCatalogue } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';

/** What a break said when a person decided: the decision is about this and nothing else. */
export interface BreakFact {
  readonly code: string;
  readonly day: BusinessDay | null;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly reference: string | null;
  /** Actual − expected; null where a break has none. */
  readonly amount: Satang | null;
  /** Codes that applied beside it, sorted. */
  readonly alsoSeen: readonly string[];
}

/** What a write-off posts: two accounts of the books by name, and an amount above 0. */
export interface WriteOffEntry {
  readonly debit: string;
  readonly credit: string;
  readonly amount: Satang;
}

interface Work {
  readonly breakId: string;
  /** Name of the person. */
  readonly by: string;
}

export class CaseAssigned {
  readonly type = 'CaseAssigned';
  constructor(
    readonly occurredAt: Instant,
    readonly data: Work & { readonly to: string; readonly fact: BreakFact },
  ) {}
}

export class CaseCommented {
  readonly type = 'CaseCommented';
  constructor(
    readonly occurredAt: Instant,
    readonly data: Work & { readonly text: string; readonly fact: BreakFact },
  ) {}
}

/** A person accepts what is wrong, or has settled it elsewhere: nothing is posted. */
export class CaseResolved {
  readonly type = 'CaseResolved';
  constructor(
    readonly occurredAt: Instant,
    readonly data: Work & { readonly reason: string; readonly fact: BreakFact },
  ) {}
}

/** Nothing is posted before another person has approved it. */
export class CaseWriteOffRequested {
  readonly type = 'CaseWriteOffRequested';
  constructor(
    readonly occurredAt: Instant,
    readonly data: Work & {
      readonly reason: string;
      readonly fact: BreakFact;
      readonly entry: WriteOffEntry;
    },
  ) {}
}

export class CaseWriteOffRejected {
  readonly type = 'CaseWriteOffRejected';
  constructor(
    readonly occurredAt: Instant,
    readonly data: Work & { readonly reason: string; readonly requestedBy: string },
  ) {}
}

/** The one event that posts a write-off (X1). */
export class CaseWrittenOff {
  readonly type = 'CaseWrittenOff';
  constructor(
    readonly occurredAt: Instant,
    readonly data: Work & {
      readonly reason: string;
      readonly fact: BreakFact;
      readonly entry: WriteOffEntry;
      /** The second person; null where the amount is one that a person may give up alone. */
      readonly approvedBy: string | null;
    },
  ) {}
}

/** What was decided holds no longer; a write-off's entry is taken back. */
export class CaseReopened {
  readonly type = 'CaseReopened';
  constructor(
    readonly occurredAt: Instant,
    readonly data: Work & {
      readonly reason: string;
      readonly fact: BreakFact;
      /** What was posted for it, and in which event; null: nothing was. */
      readonly takenBack: (WriteOffEntry & { readonly version: number }) | null;
    },
  ) {}
}

export type CaseEvent =
  | CaseAssigned
  | CaseCommented
  | CaseResolved
  | CaseWriteOffRequested
  | CaseWriteOffRejected
  | CaseWrittenOff
  | CaseReopened;

const money = { amount: true } as const;

export const caseEvents = new EventCatalogue<CaseEvent>({
  CaseAssigned: { stored: 'case.assigned', schemaVersion: 1, money },
  CaseCommented: { stored: 'case.commented', schemaVersion: 1, money },
  CaseResolved: { stored: 'case.resolved', schemaVersion: 1, money },
  CaseWriteOffRequested: { stored: 'case.write-off-requested', schemaVersion: 1, money },
  CaseWriteOffRejected: { stored: 'case.write-off-rejected', schemaVersion: 1, money: {} },
  CaseWrittenOff: { stored: 'case.written-off', schemaVersion: 1, money },
  CaseReopened: { stored: 'case.reopened', schemaVersion: 1, money },
});
