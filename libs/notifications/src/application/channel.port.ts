import type { Instant } from '#kernel';
import type { Outcome } from '../domain/delivery.js';
import type { Notification } from '../domain/notification.js';

/** One try at telling one channel. */
export interface DeliveryTry {
  /** The same over all tries: the receiver counts by it. */
  readonly id: string;
  /** 1 is the first. */
  readonly attempt: number;
  readonly at: Instant;
  /** Aborted when the time for a try is over, or the process has to end. */
  readonly signal: AbortSignal;
}

/** A way to tell people. What it throws is a failure that is tried again. */
export interface Channel {
  /** Stored with every delivery, so it never changes: `webhook`, `email`. */
  readonly name: string;
  /** Whether this channel is for such notifications: who is told what is decided here. */
  takes(notification: Notification): boolean;
  send(notification: Notification, delivery: DeliveryTry): Promise<Outcome>;
}
