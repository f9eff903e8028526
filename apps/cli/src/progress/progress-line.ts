import { MINUTE_MS, SECOND_MS } from '#kernel';
import type { WorkProgress } from '#kernel';

const MEGABYTE = 1_000_000;
const MINUTES_IN_AN_HOUR = 60;
const PERCENT = 100;

/** Before that much time the rate is chance. */
const RATE_AFTER_MS = 2 * SECOND_MS;

/** A step in hand: how far it was when it was first told, and how long ago that is. */
export interface StepSoFar {
  readonly progress: WorkProgress;
  readonly doneAtFirst: number;
  readonly elapsedMs: number;
}

/** `Reading the log: 1,200 of 9,000 events (13 %), 400 a second, 20 s left`. */
export function progressLine({ progress, doneAtFirst, elapsedMs }: StepSoFar): string {
  const { doing, done, total, unit } = progress;
  if (unit === '') return `${doing}: ${durationOf(elapsedMs)}`;
  const rate = elapsedMs < RATE_AFTER_MS ? 0 : ((done - doneAtFirst) / elapsedMs) * SECOND_MS;
  const parts = [amountOf(done, total, unit)];
  if (rate > 0) parts.push(rateOf(rate, unit));
  if (rate > 0 && total !== null && total > done) {
    parts.push(`${durationOf(((total - done) / rate) * SECOND_MS)} left`);
  }
  return `${doing}: ${parts.join(', ')}`;
}

function amountOf(done: number, total: number | null, unit: string): string {
  const isBytes = unit === 'bytes';
  const counted = (count: number): string => (isBytes ? sizeOf(count) : countOf(count));
  const what = isBytes ? '' : ` ${unit}`;
  if (total === null || total < done) return `${counted(done)}${what}`;
  const share = total === 0 ? PERCENT : Math.floor((done / total) * PERCENT);
  return `${counted(done)} of ${counted(total)}${what} (${share} %)`;
}

function rateOf(perSecond: number, unit: string): string {
  if (unit === 'bytes') return `${sizeOf(Math.round(perSecond))} a second`;
  if (perSecond >= 1) return `${countOf(Math.round(perSecond))} a second`;
  return `${Math.max(1, Math.round(perSecond * MINUTES_IN_AN_HOUR))} a minute`;
}

/** `40 s`, `3 min`, `2 h 05 min`. */
export function durationOf(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.max(0, Math.round(ms / SECOND_MS))} s`;
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < MINUTES_IN_AN_HOUR) return `${minutes} min`;
  const rest = String(minutes % MINUTES_IN_AN_HOUR).padStart(2, '0');
  return `${Math.floor(minutes / MINUTES_IN_AN_HOUR)} h ${rest} min`;
}

export const countOf = (count: number): string => count.toLocaleString('en');

export const sizeOf = (bytes: number): string =>
  bytes < MEGABYTE ? `${countOf(bytes)} bytes` : `${countOf(Math.round(bytes / MEGABYTE))} MB`;
