import { randomUUID } from 'node:crypto';
import type { Clock } from '#kernel';
import { deliveryId } from '../domain/delivery.js';
import { AUDIENCES } from '../domain/notification.js';
import type { Audience } from '../domain/notification.js';
import { redactedReason } from '../domain/redacted-reason.js';
import { testNotification } from '../domain/test-notification.js';
import type { Channel } from './channel.port.js';
import { SendLimits } from './send-limits.js';
import { SendOnce } from './send-once.js';

/** What came of one test message. */
export interface ChannelTest {
  readonly channel: string;
  readonly audience: Audience;
  readonly hasArrived: boolean;
  /** In our words: `answered 200`, or why it did not arrive. */
  readonly answer: string;
}

/**
 * Sends a message that says it is a test to each audience that the channel is for, at once and by
 * itself: it is not kept, not tried again, and needs no database.
 */
export async function testChannel(
  channel: Channel,
  account: string,
  clock: Clock,
  limits = new SendLimits(),
): Promise<readonly ChannelTest[]> {
  const once = new SendOnce(clock, limits);
  const name = randomUUID(); // another one each time: a receiver that counts must not skip it
  const tests: ChannelTest[] = [];
  for (const audience of AUDIENCES) {
    const notification = testNotification(account, audience, name, clock.now());
    if (!channel.takes(notification)) continue;
    const id = deliveryId(account, notification.key, channel.name);
    const result = await once.send(channel, { id, attempts: 1, notification });
    tests.push({ channel: channel.name, audience, ...told(result) });
  }
  return tests;
}

function told(result: Awaited<ReturnType<SendOnce['send']>>) {
  if (result?.kind !== 'delivered') {
    return { hasArrived: false, answer: redactedReason(result?.reason ?? 'it was interrupted') };
  }
  const answer = [result.answer ?? 'it was taken', result.note].filter(Boolean).join('; ');
  return { hasArrived: result.note === undefined, answer };
}
