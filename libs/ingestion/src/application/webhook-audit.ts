import type { Instant } from '#kernel';
import type { ChargeWebhook } from '../domain/end-of-charge.js';
import type { MissedTally } from '../domain/missed-webhooks-of-a-day.js';

/** Comparing what became known with the webhooks that came. */
export abstract class WebhookAudit {
  /** How far the log has been gone through. */
  abstract position(account: string): Promise<number>;

  abstract moveTo(account: string, position: number): Promise<void>;

  /** What was found on the last day on which anything was; null if nothing ever was. */
  abstract tally(account: string): Promise<MissedTally | null>;

  abstract keepTally(account: string, tally: MissedTally): Promise<void>;

  /** All webhooks about each of the charges. */
  abstract webhooksAbout(
    account: string,
    chargeIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly ChargeWebhook[]>>;

  /** The earliest end, from an instant until another, of a charge that a webhook told of. */
  abstract firstEndTold(account: string, from: Instant, to: Instant): Promise<Instant | null>;
}
