import { holidaysOf } from '#accounts';
import type { AccountSettings } from '#accounts';
import { bankBusinessDaysBetween, businessDayOf, daysBetween } from '#calendar';
import type { BusinessDay, DayRules, Holidays } from '#calendar';
import type { Instant } from '#kernel';
import { BREAK_CODES } from '../../domain/break-code.js';
import type { BreakRecord } from './break-rows.js';
import type { BreakAge, BreakView, Resolution, WriteOffView } from './break-view.js';

/** The day and the calendars by which breaks are old or overdue. */
export interface Ageing {
  readonly today: BusinessDay;
  readonly days: DayRules;
  readonly holidays: Holidays;
}

export const ageingAt = (instant: Instant, settings: AccountSettings): Ageing => ({
  today: businessDayOf(instant, settings.days),
  days: settings.days,
  holidays: holidaysOf(settings),
});

export function ageOf(openedAt: Instant, until: BusinessDay, { days, holidays }: Ageing): BreakAge {
  const from = businessDayOf(openedAt, days);
  return {
    bankBusinessDays: bankBusinessDaysBetween(from, until, holidays),
    calendarDays: Math.max(0, daysBetween(from, until)),
  };
}

export function breakView(row: BreakRecord, ageing: Ageing): BreakView {
  const { group, family, severity } = BREAK_CODES[row.code];
  const isOpen = row.status === 'open' || row.status === 'assigned';
  const hasEnded = row.cleared_at !== null && !isOpen;
  const until = hasEnded ? businessDayOf(row.cleared_at, ageing.days) : ageing.today;
  return {
    ...{ id: row.id, code: row.code, group, family, severity, status: row.status, day: row.day },
    ...{ amount: row.amount, expected: row.expected, actual: row.actual, count: row.count },
    subject: { kind: row.subject_kind, id: row.subject_id },
    reference: row.reference,
    explains: row.explains,
    cause: row.cause_id === null ? null : { id: row.cause_id, title: row.cause_title ?? '' },
    openedAt: row.opened_at,
    clearedAt: row.cleared_at,
    clearedBy: row.cleared_by,
    dueAt: row.due_on,
    overdue: isOpen && row.due_on !== null && row.due_on < ageing.today,
    age: ageOf(row.opened_at, until, ageing),
    assignee: row.assignee,
    lastNote: lastNoteOf(row),
    resolution: resolutionOf(row),
    writeOff: writeOffOf(row),
    detail: row.detail,
  };
}

function lastNoteOf({ last_note: text, last_note_by: by, last_note_at: at }: BreakRecord) {
  return text === null || by === null || at === null ? null : { text, by, at };
}

/** Only while it is about what the break says now. */
function resolutionOf(row: BreakRecord): Resolution | null {
  const { status, standing, reason, decided_by: by, decided_at: at } = row;
  if (status !== 'resolved' || reason === null || by === null || at === null) return null;
  const kind = standing === 'written-off' ? 'written-off' : 'resolved';
  return { kind, reason, by, at, approvedBy: row.approved_by };
}

function writeOffOf(row: BreakRecord): WriteOffView | null {
  const { standing: status, reason, decided_by: requestedBy, approved_by: approvedBy } = row;
  const { entry_debit: debit, entry_credit: credit, entry_amount: amount } = row;
  if (status !== 'requested' && status !== 'written-off') return null;
  if (debit === null || credit === null || amount === null) return null;
  if (reason === null || requestedBy === null) return null;
  return { status, reason, requestedBy, approvedBy, entry: { debit, credit, amount } };
}
