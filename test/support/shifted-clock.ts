import { Clock, instantFromMs } from '#kernel';
import type { Instant } from '#kernel';

/** The real time and some more: waiting costs a test nothing. */
export class ShiftedClock extends Clock {
  private aheadMs = 0;

  now(): Instant {
    return instantFromMs(Date.now() + this.aheadMs);
  }

  advanceMs(ms: number): void {
    this.aheadMs += ms;
  }
}
