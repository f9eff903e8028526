import { DAY_MS, epochMs, HOUR_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { FaultList } from '../domain/log-fault.js';
import type { LogCheck } from '../log/log-checks.js';

/** A log that did not verify is looked at again sooner: somebody is repairing it. */
const SOUND_AGAIN_AFTER_MS = DAY_MS;
const BROKEN_AGAIN_AFTER_MS = HOUR_MS;

/** Of a log that nobody has looked at. */
export const FRESH: LogCheck = {
  ...{ steps: 0n, phase: 'done', batch: null, position: 0n, digest: null, committedAt: null },
  ...{ evidence: null, faults: 0, fault: null, finishedAt: null, soundAt: null },
  brokenSince: null,
};

/** Whether a portion is to be looked at: a walk goes on at once, the next one has its time. */
export function isDue({ phase, finishedAt, brokenSince }: LogCheck, now: Instant): boolean {
  if (phase !== 'done' || finishedAt === null) return true;
  const afterMs = brokenSince === null ? SOUND_AGAIN_AFTER_MS : BROKEN_AGAIN_AFTER_MS;
  return epochMs(now) >= epochMs(finishedAt) + afterMs;
}

/** The beginning of the next walk; what is known of the log stays until its end. */
export const anew = ({ steps, finishedAt, soundAt, brokenSince, fault }: LogCheck): LogCheck => ({
  ...FRESH,
  ...{ phase: 'events', steps, finishedAt, soundAt, brokenSince },
  fault: brokenSince === null ? null : fault,
});

/** What was found so far; a whole walk without a fault is what clears a log. */
export function judged(check: LogCheck, found: FaultList, now: Instant): LogCheck {
  const faults = check.faults + found.count;
  const isOver = check.phase === 'done';
  const done = { ...check, faults, steps: check.steps + 1n, finishedAt: check.finishedAt };
  if (isOver) done.finishedAt = now;
  if (faults === 0) return isOver ? { ...done, ...FOUND_SOUND, soundAt: now } : done;
  const fault = check.fault ?? found.first[0]?.message ?? null;
  return { ...done, fault, brokenSince: check.brokenSince ?? now };
}

const FOUND_SOUND = { fault: null, brokenSince: null };
