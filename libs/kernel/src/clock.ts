import { instantFromMs, plusMs } from './instant.js';
import type { Instant } from './instant.js';

/** The only way to learn the time: rules take an instant, applications ask a clock. */
export abstract class Clock {
  abstract now(): Instant;
}

export class SystemClock extends Clock {
  now(): Instant {
    return instantFromMs(Date.now());
  }
}

/** A clock that stands still until it is told to move. */
export class FixedClock extends Clock {
  constructor(private current: Instant) {
    super();
  }

  now(): Instant {
    return this.current;
  }

  moveTo(instant: Instant): void {
    this.current = instant;
  }

  advanceMs(ms: number): void {
    this.current = plusMs(this.current, ms);
  }
}
