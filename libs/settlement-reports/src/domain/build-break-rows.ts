import { bankBusinessDaysBetween, businessDayOf } from '#calendar';
import type { BusinessDay, DayRules } from '#calendar';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { BREAK_CODES } from '#reconciliation';
import type { BreakCode } from '#reconciliation';
import { NO_WORK } from './shown-work.js';
import type { BreakWork } from './shown-work.js';
import type { BreakRow } from './frozen-rows.js';

/** A break as far as a report shows it. */
export interface ShownBreak {
  readonly id: string;
  readonly code: BreakCode;
  readonly day: BusinessDay;
  readonly reference: string | null;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly expected: Satang | null;
  readonly actual: Satang | null;
  readonly amount: Satang;
  readonly explains: readonly string[];
  readonly openedAt: Instant;
  readonly dueOn: BusinessDay | null;
  /** Proof that it no longer holds; null while it is open. */
  readonly clearedBy: string | null;
  /** The report before has left it open. */
  readonly isBroughtForward: boolean;
  /** What people have done about it; absent: nothing. */
  readonly work?: BreakWork;
}

/** Numbered in the order shown: the gravest first, then by code, day and subject. */
export function buildBreakRows(
  day: BusinessDay,
  days: DayRules,
  breaks: readonly ShownBreak[],
): readonly BreakRow[] {
  const compact = day.replaceAll('-', '');
  return [...breaks].sort(byGravity).map((item, index) => ({
    breakId: item.id,
    breakNo: `BRK-${compact}-${String(index + 1).padStart(4, '0')}`,
    section: sectionOf(item),
    severity: BREAK_CODES[item.code].severity,
    code: item.code,
    day: item.day,
    reference: item.reference,
    subjectKind: item.subject.kind,
    subjectId: item.subject.id,
    expected: item.expected,
    actual: item.actual,
    amount: item.amount,
    explains: item.explains,
    openedAt: item.openedAt,
    age: bankBusinessDaysBetween(businessDayOf(item.openedAt, days), day),
    dueAt: item.dueOn,
    ...workRow(item),
  }));
}

type WorkRow = Pick<BreakRow, 'cause' | 'owner' | 'status' | 'resolution' | 'approvedBy' | 'note'>;

function workRow({ clearedBy, work = NO_WORK }: ShownBreak): WorkRow {
  const { cause, owner, note, settled, returned } = work;
  const proof = clearedBy ?? returned;
  const about = { cause, owner, note };
  if (proof !== null) return { ...about, status: 'cleared', resolution: proof, approvedBy: null };
  if (settled !== null) {
    const { resolution, approvedBy } = settled;
    return { ...about, status: 'resolved', resolution, approvedBy };
  }
  const status = owner === null ? 'open' : 'assigned';
  return { ...about, status, resolution: null, approvedBy: null };
}

/** What was opened and settled within the same report is new in it, and not open at its end. */
function sectionOf({
  clearedBy,
  isBroughtForward,
  work = NO_WORK,
}: ShownBreak): BreakRow['section'] {
  if (clearedBy !== null) return 'cleared';
  if (!isBroughtForward) return 'new';
  return work.settled === null && work.returned === null ? 'brought_forward' : 'cleared';
}

const GRAVITY = { high: 0, medium: 1, low: 2, system: 3 } as const;

function byGravity(left: ShownBreak, right: ShownBreak): number {
  const gravity =
    GRAVITY[BREAK_CODES[left.code].severity] - GRAVITY[BREAK_CODES[right.code].severity];
  if (gravity !== 0) return gravity;
  return identity(left) < identity(right) ? -1 : 1;
}

const identity = ({ code, day, subject, id }: ShownBreak): string =>
  `${code} ${day} ${subject.kind} ${subject.id} ${id}`;
