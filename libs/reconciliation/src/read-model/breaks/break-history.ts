import type { CaseEvent, WriteOffEntry } from '#cases';
import type { Recorded } from '#event-store';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { BreakView } from './break-view.js';

/** Who did what, when; `by` null: the facts themselves. */
export interface BreakStep {
  readonly what:
    | 'opened'
    | 'assigned'
    | 'commented'
    | 'resolved'
    | 'write-off-requested'
    | 'write-off-rejected'
    | 'written-off'
    | 'reopened'
    | 'cleared';
  readonly at: Instant;
  readonly by: string | null;
  /** Comment, reason or proof. */
  readonly text: string | null;
  /** Whom it was assigned to. */
  readonly to: string | null;
  readonly approvedBy: string | null;
  readonly entry: WriteOffEntry | null;
  /** What the break came to when this was decided. */
  readonly amount: Satang | null;
  /** `<stream>@<version>` of the event; null: it is computed. */
  readonly event: string | null;
}

const NOTHING_ELSE = { to: null, approvedBy: null, entry: null, event: null } as const;

/** In order of time; only what people did is in the log. */
export function breakHistory(
  { openedAt, clearedAt, clearedBy, amount }: BreakView,
  events: readonly Recorded<CaseEvent>[],
): readonly BreakStep[] {
  const computed = { by: null, ...NOTHING_ELSE, amount } as const;
  const opened: BreakStep = { ...computed, what: 'opened', at: openedAt, text: null };
  const cleared: readonly BreakStep[] =
    clearedAt === null ? [] : [{ ...computed, what: 'cleared', at: clearedAt, text: clearedBy }];
  const steps = [opened, ...events.map(stepOf), ...cleared];
  return steps.sort((left, right) => Date.parse(left.at) - Date.parse(right.at));
}

const WHAT = {
  CaseAssigned: 'assigned',
  CaseCommented: 'commented',
  CaseResolved: 'resolved',
  CaseWriteOffRequested: 'write-off-requested',
  CaseWriteOffRejected: 'write-off-rejected',
  CaseWrittenOff: 'written-off',
  CaseReopened: 'reopened',
} as const satisfies Record<CaseEvent['type'], BreakStep['what']>;

function stepOf(event: Recorded<CaseEvent>): BreakStep {
  const { type, data, occurredAt: at, stream, version } = event;
  return {
    what: WHAT[type],
    at,
    by: data.by,
    text: 'reason' in data ? data.reason : 'text' in data ? data.text : null,
    to: 'to' in data ? data.to : null,
    approvedBy: 'approvedBy' in data ? data.approvedBy : null,
    entry: entryOf(event),
    amount: 'fact' in data ? data.fact.amount : null,
    event: `${stream}@${version}`,
  };
}

function entryOf({ data }: Recorded<CaseEvent>): WriteOffEntry | null {
  if ('entry' in data) return data.entry;
  if (!('takenBack' in data) || data.takenBack === null) return null;
  const { debit, credit, amount } = data.takenBack;
  return { debit: credit, credit: debit, amount };
}
