import { epochMs } from '#kernel';
import type { Channel, DeliveryTry } from '../application/channel.port.js';
import type { ByAudience } from '../domain/by-audience.js';
import type { Outcome } from '../domain/delivery.js';
import { retryAfterMs } from '../domain/judge-answer.js';
import { messageOf } from '../domain/message.js';
import type { Language } from '../domain/message.js';
import type { Notification } from '../domain/notification.js';
import { judgeSlackAnswer, slackPayload } from '../domain/slack-message.js';
import { postOnce } from './post-once.js';

export interface SlackReceivers {
  /** Incoming webhooks. Whoever knows one can post to it. */
  readonly url: ByAudience<string>;
  readonly publicUrl: string;
  readonly language: Language | 'both';
}

/** Slack answers in one word. */
const REASON_BYTES = 200;

/** Posts to incoming webhooks of Slack, or of what takes the same. */
export class SlackChannel implements Channel {
  readonly name = 'slack';

  constructor(private readonly receivers: SlackReceivers) {}

  takes({ audience }: Notification): boolean {
    return this.receivers.url[audience] !== null;
  }

  async send(notification: Notification, { id, at, signal }: DeliveryTry): Promise<Outcome> {
    const url = this.receivers.url[notification.audience];
    if (url === null) return { kind: 'refused', reason: NOBODY };
    const body = JSON.stringify(slackPayload(messageOf(notification, { id, ...this.receivers })));
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Yodtrong',
      'yodtrong-delivery': id,
    };
    const answer = await postOnce({ url, headers, body, signal, reasonBytes: REASON_BYTES });
    const { status, reason, retryAfter } = answer;
    return judgeSlackAnswer(status, reason, retryAfterMs(retryAfter, epochMs(at)));
  }
}

/** It was queued when there still was somebody. */
export const NOBODY = 'nobody of this audience is configured for this channel any more';
