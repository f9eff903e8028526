import { epochMs, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { AlertCondition } from '../alert-condition.js';
import { isBecauseOf } from './opn-outage.js';
import type { OpnOutage } from './opn-outage.js';
import { operatorCondition } from './operator-condition.js';

/** Fewer turns in a row, or over a shorter time, pass by themselves. */
export const FAILURES_IN_A_ROW = 5;
export const FAILING_FOR_MS = 5 * MINUTE_MS;

/** The failures that shut the way to Opn came before it was shut. */
const BEFORE_THE_OUTAGE_MS = 2 * MINUTE_MS;

/** Jobs that read Opn have had their next turn by then. */
const NEXT_TURN_WITHIN_MS = 15 * MINUTE_MS;

/** How a recurring job goes, over all processes. */
export interface JobState {
  readonly job: string;
  readonly failures: number;
  readonly failingSince: Instant | null;
  readonly lastFailure: string | null;
}

/** What may explain that jobs fail, and is told of by itself. */
export interface KnownCauses {
  readonly outage: OpnOutage | null;
  readonly booksHaveStopped: boolean;
}

/** Those that need the books, or move them. */
const ON_BOOKS = new Set(['books', 'reconciliation', 'reconciliation-by-time', 'closing']);

/** Those that fail only on account of themselves, whatever becomes of Opn. */
const WITHOUT_OPN = new Set([...ON_BOOKS, 'report-files', 'announcements', 'notifications']);

export function judgeJobs(
  jobs: readonly JobState[],
  causes: KnownCauses,
  now: Instant,
): readonly AlertCondition[] {
  return jobs.flatMap(({ job, failures, failingSince: since, lastFailure }) => {
    if (failures < FAILURES_IN_A_ROW || since === null) return [];
    if (epochMs(now) - epochMs(since) < FAILING_FOR_MS) return [];
    if (isExplained(job, since, causes, now)) return [];
    const facts = { job, reason: lastFailure };
    return [operatorCondition('job-failing', { subject: job, since, count: failures, facts })];
  });
}

function isExplained(
  job: string,
  since: Instant,
  { outage, booksHaveStopped }: KnownCauses,
  now: Instant,
): boolean {
  if (booksHaveStopped && ON_BOOKS.has(job)) return true;
  const beganMs = epochMs(since) + BEFORE_THE_OUTAGE_MS;
  return !WITHOUT_OPN.has(job) && isBecauseOf(outage, beganMs, now, NEXT_TURN_WITHIN_MS);
}
