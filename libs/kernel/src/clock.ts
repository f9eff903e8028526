import { AsyncLocalStorage } from 'node:async_hooks';
import { instantFromMs, plusMs } from './instant.js';
import type { Instant } from './instant.js';

const past = new AsyncLocalStorage<Instant>();

/** The only way to learn the time: rules take an instant, applications ask a clock. */
export abstract class Clock {
  abstract now(): Instant;

  /** For whatever `work` asks, it is another time: what was judged then is judged again. */
  static at<T>(instant: Instant, work: () => Promise<T>): Promise<T> {
    return past.run(instant, work);
  }
}

export class SystemClock extends Clock {
  now(): Instant {
    return past.getStore() ?? instantFromMs(Date.now());
  }
}

/** A clock that stands still until it is told to move. */
export class FixedClock extends Clock {
  constructor(private current: Instant) {
    super();
  }

  now(): Instant {
    return past.getStore() ?? this.current;
  }

  moveTo(instant: Instant): void {
    this.current = instant;
  }

  advanceMs(ms: number): void {
    this.current = plusMs(this.current, ms);
  }
}
