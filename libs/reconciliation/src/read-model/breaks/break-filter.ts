import type { BusinessDay } from '#calendar';
import { BREAK_CODES } from '../../domain/break-code.js';
import type { BreakCode, BreakFamily, BreakGroup, BreakSeverity } from '../../domain/break-code.js';
import { WRITTEN_OFF } from './break-rows.js';
import type { BreakStatus } from './break-view.js';

/** What a list of breaks is narrowed to; whatever is not said does not matter. */
export interface BreakFilter {
  readonly status?: BreakStatus | undefined;
  readonly code?: BreakCode | undefined;
  readonly day?: BusinessDay | undefined;
  /** Days that breaks belong to, both inclusive. */
  readonly from?: BusinessDay | undefined;
  readonly to?: BusinessDay | undefined;
  readonly family?: BreakFamily | undefined;
  readonly severity?: BreakSeverity | undefined;
  readonly group?: BreakGroup | undefined;
  readonly assignee?: string | undefined;
  readonly reference?: string | undefined;
  /** Id of the charge, transfer or document. */
  readonly subject?: string | undefined;
  /** Id of a common cause. */
  readonly cause?: string | undefined;
  /** Past their day and not settled; or not. */
  readonly overdue?: boolean | undefined;
  /** Waits for another person, or has been posted: also of breaks that have gone since. */
  readonly writeOff?: 'requested' | 'written-off' | undefined;
}

const IS_OVERDUE = `(b.status IN ('open', 'assigned') AND b.due_on < $3::date)`;

/** Conditions over `b`, on parameters from $2 on, and those parameters. */
export function whereOf(
  filter: BreakFilter,
  today: BusinessDay,
): { readonly sql: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [codesOf(filter), today];
  const conditions = ['b.code = ANY($2::text[])', '$3::date IS NOT NULL'];
  const add = (condition: (place: string) => string, value: unknown): void => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length + 1}`));
  };
  add((place) => `b.status = ${place}`, filter.status);
  add((place) => `b.day = ${place}::date`, filter.day);
  add((place) => `b.day >= ${place}::date`, filter.from);
  add((place) => `b.day <= ${place}::date`, filter.to);
  add((place) => `b.assignee = ${place}`, filter.assignee);
  add((place) => `b.reference = ${place}`, filter.reference);
  add((place) => `b.subject_id = ${place}`, filter.subject);
  add((place) => `b.cause_id = ${place}`, filter.cause);
  add((place) => `b.standing = ${place}`, filter.writeOff);
  add((place) => `coalesce(${IS_OVERDUE}, false) = ${place}::boolean`, filter.overdue);
  // What is open is few beside what was cleared, and has an index of its own.
  if (filter.status === 'cleared') conditions.push('b.cleared_at IS NOT NULL');
  else if (filter.status !== undefined) {
    conditions.push(`(b.cleared_at IS NULL OR b.id = ANY(${WRITTEN_OFF}))`);
  }
  return { sql: conditions.join(' AND '), values };
}

/** All conditions about codes are one. */
function codesOf({ code, family, severity, group }: BreakFilter): readonly string[] {
  return Object.entries(BREAK_CODES)
    .filter(([name]) => code === undefined || name === code)
    .filter(([, facts]) => family === undefined || facts.family === family)
    .filter(([, facts]) => severity === undefined || facts.severity === severity)
    .filter(([, facts]) => group === undefined || facts.group === group)
    .map(([name]) => name);
}
