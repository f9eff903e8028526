import type { ProcessView } from '#processes';
import { epochMs, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { AlertCondition } from '../alert-condition.js';
import { operatorCondition } from './operator-condition.js';

/** A clock that is being set right may jump for a moment. */
export const CLOCK_OFF_FOR_MS = MINUTE_MS;

export type ProcessClock = Pick<
  ProcessView,
  'host' | 'pid' | 'isRunning' | 'clockAheadMs' | 'clockOffSince'
>;

/** One for each machine whose clock is not the database's; all its processes have the same. */
export function judgeClocks(
  processes: readonly ProcessClock[],
  now: Instant,
): readonly AlertCondition[] {
  const byHost = new Map<string, AlertCondition>();
  for (const { host, isRunning, clockAheadMs, clockOffSince: since } of processes) {
    if (!isRunning || since === null) continue;
    if (epochMs(now) - epochMs(since) < CLOCK_OFF_FOR_MS) continue;
    const known = byHost.get(host);
    if (known !== undefined && known.since <= since) continue;
    const facts = { host, minutes: Math.round(clockAheadMs / MINUTE_MS) };
    byHost.set(host, operatorCondition('clock-off', { subject: host, since, facts }));
  }
  return [...byHost.values()];
}

/** Whether one differs at this moment: what is refused for its time is the same cause. */
export const isAnyClockOff = (processes: readonly ProcessClock[]): boolean =>
  processes.some(({ isRunning, clockOffSince }) => isRunning && clockOffSince !== null);
