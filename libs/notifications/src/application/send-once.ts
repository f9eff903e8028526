import { Clock } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Outcome } from '../domain/delivery.js';
import type { Channel } from './channel.port.js';
import type { ClaimedDelivery } from './notification-outbox.js';
import { SendLimits } from './send-limits.js';

/** What one try came to; `null` if this process had to end before it was known. */
export type TryResult = Outcome | null;

/** Makes one try, in bounded time whatever the channel does, and lets go of it at a shutdown. */
@Injectable()
export class SendOnce implements OnModuleDestroy {
  private readonly ending = new AbortController();
  isStopping = false;

  constructor(
    private readonly clock: Clock,
    private readonly limits: SendLimits,
  ) {}

  onModuleDestroy(): void {
    this.isStopping = true;
    setTimeout(() => this.ending.abort(), this.limits.handOverAfterMs).unref();
  }

  async send(
    channel: Channel,
    delivery: Pick<ClaimedDelivery, 'id' | 'attempts' | 'notification'>,
  ): Promise<TryResult> {
    const { id, attempts: attempt, notification } = delivery;
    const timeUp = AbortSignal.timeout(this.limits.timeoutMs);
    const signal = AbortSignal.any([timeUp, this.ending.signal]);
    const sending = Promise.resolve()
      .then(() => channel.send(notification, { id, attempt, at: this.clock.now(), signal }))
      .catch((error: unknown) => failure(reasonOf(error)));
    const outcome = await Promise.race([sending, aborted(signal)]);
    if (outcome?.kind === 'delivered' || !signal.aborted) return outcome;
    if (this.ending.signal.aborted) return null;
    return failure(`no complete answer within ${this.limits.timeoutMs} ms`);
  }
}

const aborted = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });

const failure = (reason: string): Outcome => ({ kind: 'failed', reason, retryAfterMs: null });

/** `ECONNREFUSED` and the like. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it failed for an unknown reason';
  if (/certificate/i.test(error.message)) {
    return 'the receiver could not be reached (its certificate is not trusted)';
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.message;
  return `the receiver could not be reached (${code})`;
}
