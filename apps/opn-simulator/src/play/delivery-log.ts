import type { Clock } from '#kernel';
import type { DeliveryAttempt } from '../wire/render-event.js';

const FIRST_REFUSAL = 300;

/** What came of a post. */
export interface Outcome {
  /** The HTTP status received; null if there was no answer. */
  readonly status: number | null;
  readonly error: string | null;
}

/** What was posted, what Opn knows of it, and what the merchant has taken over. */
export class DeliveryLog {
  private readonly attempts = new Map<string, DeliveryAttempt[]>();
  private readonly acknowledged = new Map<string, number>();
  private posts = 0;

  constructor(
    private readonly uri: string,
    private readonly clock: Clock,
  ) {}

  attemptsOf(eventId: string): readonly DeliveryAttempt[] {
    return this.attempts.get(eventId) ?? [];
  }

  /** An attempt as its event shows it, whether or not it came to a post. */
  note(eventId: string, payload: string, { status, error }: Outcome): void {
    const attempt = { uri: this.uri, status, error, payload, at: this.clock.now() };
    this.attempts.set(eventId, [...this.attemptsOf(eventId), attempt]);
  }

  /** A post that was made, also one that none of this account's events knows. */
  posted(eventId: string, { status }: Outcome): void {
    this.posts += 1;
    if (!isAcknowledged(status)) return;
    this.acknowledged.set(eventId, (this.acknowledged.get(eventId) ?? 0) + 1);
  }

  /** How often each event was answered with a 2xx, in the order of the first times. */
  acknowledgements(): ReadonlyMap<string, number> {
    return this.acknowledged;
  }

  count() {
    const all = [...this.attempts.values()].flat();
    const delivered = all.filter(({ status }) => isAcknowledged(status)).length;
    const acknowledged = [...this.acknowledged.values()].reduce((sum, times) => sum + times, 0);
    return { sent: this.posts, acknowledged, delivered, failed: all.length - delivered };
  }
}

const isAcknowledged = (status: number | null): boolean =>
  status !== null && status < FIRST_REFUSAL;
