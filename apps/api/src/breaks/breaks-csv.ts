import type { BreakView } from '#reconciliation';
import { breakAction, breakName } from '#settlement-reports';
import type { CsvColumn } from '../lists/csv-list.js';

/** The keys of the sheet Breaks where it has them; money in baht, times in UTC. */
export const BREAK_CSV_COLUMNS: readonly CsvColumn<BreakView>[] = [
  ['break_id', ({ id }) => id],
  ['severity', ({ severity }) => severity],
  ['code', ({ code }) => code],
  ['name', ({ code }) => breakName(code, 'en')],
  ['name_th', ({ code }) => breakName(code, 'th')],
  ['day', ({ day }) => day],
  ['reference', ({ reference }) => reference],
  ['subject_kind', ({ subject }) => subject.kind],
  ['subject', ({ subject }) => subject.id],
  ['expected', ({ expected }) => expected],
  ['actual', ({ actual }) => actual],
  ['amount', ({ amount }) => amount],
  ['count', ({ count }) => count],
  ['explains', ({ explains }) => explains.join(' ')],
  ['cause', ({ cause }) => cause?.title ?? null],
  ['opened_at', ({ openedAt }) => openedAt],
  ['age', ({ age }) => age.bankBusinessDays],
  ['calendar_age', ({ age }) => age.calendarDays],
  ['due_at', ({ dueAt }) => dueAt],
  ['overdue', ({ overdue }) => overdue],
  ['owner', ({ assignee }) => assignee],
  ['status', ({ status }) => status],
  ['resolution', ({ resolution, clearedBy }) => resolution?.reason ?? clearedBy],
  ['resolved_by', ({ resolution }) => resolution?.by ?? null],
  ['approved_by', ({ resolution }) => resolution?.approvedBy ?? null],
  ['note', ({ lastNote }) => lastNote?.text ?? null],
  ['action', ({ code }) => breakAction(code, 'en')],
];
