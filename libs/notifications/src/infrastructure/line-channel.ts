import { epochMs } from '#kernel';
import type { Channel, DeliveryTry } from '../application/channel.port.js';
import type { ByAudience } from '../domain/by-audience.js';
import type { Outcome } from '../domain/delivery.js';
import { retryAfterMs } from '../domain/judge-answer.js';
import { judgeLineAnswer, linePayload, lineRetryKey } from '../domain/line-message.js';
import { messageOf } from '../domain/message.js';
import type { Language } from '../domain/message.js';
import type { Notification } from '../domain/notification.js';
import { postOnce } from './post-once.js';
import { NOBODY } from './slack-channel.js';

export interface LineReceivers {
  readonly token: string;
  /** IDs of users, groups or rooms. */
  readonly to: ByAudience<string>;
  readonly apiUrl: string;
  readonly publicUrl: string;
  readonly language: Language | 'both';
}

const PUSH = '/v2/bot/message/push';
const REASON_BYTES = 1_000;

/** Pushes by LINE's Messaging API, which takes a delivery once, however often it is tried. */
export class LineChannel implements Channel {
  readonly name = 'line';

  constructor(private readonly receivers: LineReceivers) {}

  takes({ audience }: Notification): boolean {
    return this.receivers.to[audience] !== null;
  }

  async send(notification: Notification, { id, at, signal }: DeliveryTry): Promise<Outcome> {
    const { token, to: all, apiUrl } = this.receivers;
    const to = all[notification.audience];
    if (to === null) return { kind: 'refused', reason: NOBODY };
    const message = messageOf(notification, { id, ...this.receivers });
    const body = JSON.stringify(linePayload(message, to));
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Yodtrong',
      authorization: `Bearer ${token}`,
      'x-line-retry-key': lineRetryKey(id, to),
      'yodtrong-delivery': id,
    };
    const url = `${apiUrl}${PUSH}`;
    const answer = await postOnce({ url, headers, body, signal, reasonBytes: REASON_BYTES });
    const { status, reason, retryAfter } = answer;
    return judgeLineAnswer(status, reason, retryAfterMs(retryAfter, epochMs(at)));
  }
}
