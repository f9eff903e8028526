import type { Instant } from '#kernel';
import type { ChannelTrouble } from '../domain/channel-trouble.js';
import type { DeliveryState } from '../domain/delivery.js';
import type { Notification } from '../domain/notification.js';

/** How long a worker has a delivery to itself; longer than any try takes. */
export const CLAIMED_FOR_MS = 60_000;

/** A delivery in the hands of one worker. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly channel: string;
  /** Whose hands; a worker that lost it no longer settles it. */
  readonly claim: string;
  /** This try included. */
  readonly attempts: number;
  readonly firstTriedAt: Instant;
  readonly notification: Notification;
}

/** What is written of a try. */
export type Settlement =
  | { readonly state: 'delivered'; readonly note: string | null }
  | { readonly state: 'waiting'; readonly nextAttemptAt: Instant; readonly error: string }
  | { readonly state: 'given_up'; readonly error: string };

export interface DeliveryView {
  readonly id: string;
  readonly channel: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Instant | null;
  readonly lastError: string | null;
  readonly deliveredAt: Instant | null;
}

export interface NotificationView extends Notification {
  readonly deliveries: readonly DeliveryView[];
}

export interface NotificationFilter {
  readonly key?: string | undefined;
  readonly kind?: string | undefined;
  /** Notifications with a delivery in this state. */
  readonly state?: DeliveryState | undefined;
}

/** How one channel of an account does. */
export interface ChannelNumbers {
  readonly channel: string;
  readonly waiting: number;
  /** Since when the oldest of them waits. */
  readonly oldestAt: Instant | null;
  readonly givenUp: number;
}

/** Notifications and what became of them; what was put in is not lost. */
export abstract class NotificationOutbox {
  /** Once per key: what is there already stays as it is. Answers whether it was new. */
  abstract put(notification: Notification, channels: readonly string[]): Promise<boolean>;

  /** Deliveries of one channel that are due, so that no other worker takes them for a while. */
  abstract claim(
    account: string,
    channel: string,
    now: Instant,
    limit: number,
  ): Promise<readonly ClaimedDelivery[]>;

  abstract settle(delivery: ClaimedDelivery, settlement: Settlement, now: Instant): Promise<void>;

  /** Gives up what has waited too long for channels that nobody configures any more. */
  abstract giveUpAbandoned(
    account: string,
    configured: readonly string[],
    before: Instant,
  ): Promise<number>;

  /**
   * Makes every delivery of it due again, under the same ids, and those of channels that came
   * later. One that is being sent is left to whoever sends it.
   */
  abstract redeliver(
    account: string,
    key: string,
    channels: readonly string[],
    now: Instant,
  ): Promise<void>;

  /** Newest first; `after` is the place where the last page ended. */
  abstract list(
    account: string,
    filter: NotificationFilter,
    limit: number,
    after: { readonly createdAt: Instant; readonly key: string } | null,
  ): Promise<readonly NotificationView[]>;

  /** Removes the oldest of those from before a time of which no delivery waits any more. */
  abstract forget(account: string, before: Instant, limit: number): Promise<number>;

  abstract numbers(account: string): Promise<readonly ChannelNumbers[]>;

  /** What each channel did not take; of what was given up or taken, that after `since`. */
  abstract troubles(account: string, since: Instant): Promise<readonly ChannelTrouble[]>;
}
