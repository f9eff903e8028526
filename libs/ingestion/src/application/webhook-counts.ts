import type { BusinessDay, DayWindow } from '#calendar';

/** How well webhooks told what happened on a day. */
export interface WebhookCount {
  /** Received during the day. */
  readonly received: number;
  /** Charges that were paid, failed or expired on the day. */
  readonly charges: number;
  /** Those of them that no webhook told of. */
  readonly untold: number;
}

export abstract class WebhookCounts {
  abstract of(account: string, day: BusinessDay, window: DayWindow): Promise<WebhookCount>;
}
