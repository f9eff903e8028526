import type { Instant } from '#kernel';
import type { WebhookHint } from '#opn';

/** A webhook to be kept; `hint` is what it points at, `null` if it is no event. */
export interface KeptWebhook {
  readonly account: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly receivedAt: Instant;
  readonly state: 'received' | 'parked';
  readonly reason: string | null;
  readonly hint: WebhookHint | null;
}

/** The inbox from the side of those who fill it. */
export abstract class InboxWriter {
  /** Its id, once it is committed; `webhook.overloaded` if too many are waiting. */
  abstract store(webhook: KeptWebhook): Promise<string>;
}
