import { epochMs, SECOND_MS } from '#kernel';
import type { Channel, DeliveryTry } from '../application/channel.port.js';
import type { Outcome } from '../domain/delivery.js';
import { judgeAnswer, retryAfterMs } from '../domain/judge-answer.js';
import type { Notification } from '../domain/notification.js';
import { notificationPayload } from '../domain/notification-payload.js';
import { signatureOf } from '../domain/signature.js';
import { postOnce } from './post-once.js';

export const WEBHOOK_CHANNEL = 'webhook';

export interface WebhookReceiver {
  readonly url: string;
  /** Bytes of at least one secret; the first one signs. */
  readonly secret: Uint8Array;
  /** What links begin with. */
  readonly publicUrl: string;
}

/**
 * Posts signed JSON to one address of the operator's choice. Only the environment names that
 * address, so nobody who uses the API can have this machine ask another one. A redirect is not
 * followed, because it could lead elsewhere; of the answer nothing but the status is looked at.
 */
export class WebhookChannel implements Channel {
  readonly name = WEBHOOK_CHANNEL;

  constructor(private readonly receiver: WebhookReceiver) {}

  takes(): boolean {
    return true;
  }

  async send(notification: Notification, { id, at, signal }: DeliveryTry): Promise<Outcome> {
    const { url, secret, publicUrl } = this.receiver;
    const body = JSON.stringify(notificationPayload(notification, id, publicUrl));
    const timestamp = String(Math.floor(epochMs(at) / SECOND_MS));
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Yodtrong',
      'yodtrong-delivery': id,
      'yodtrong-timestamp': timestamp,
      'yodtrong-signature': signatureOf(body, timestamp, secret),
    };
    const { status, retryAfter } = await postOnce({ url, headers, body, signal });
    return judgeAnswer(status, retryAfterMs(retryAfter, epochMs(at)));
  }
}
