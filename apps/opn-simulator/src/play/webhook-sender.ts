import { setTimeout as wait } from 'node:timers/promises';
import { epochMs } from '#kernel';
import type { Clock } from '#kernel';
import type { Faults } from '../faults/faults.js';
import { liveCopyOf } from '../faults/live-copy.js';
import { UNHARMED, webhookFate } from '../faults/webhook-fate.js';
import type { WebhookFate } from '../faults/webhook-fate.js';
import { renderEvent } from '../wire/render-event.js';
import type { DeliveryAttempt } from '../wire/render-event.js';
import type { Rendered } from '../wire/render-list.js';
import type { Happening } from '../world/happening.js';
import { DeliveryLog } from './delivery-log.js';
import type { Outcome } from './delivery-log.js';
import { postWebhook } from './post-webhook.js';

const TIMES = { once: 1, twice: 2, never: 1 } as const;
const NO_ANSWER: Outcome = { status: null, error: 'timeout' };

export interface Addressee {
  readonly url: string;
  readonly secretBase64: string;
}

/** Posts events to the merchant, with whatever goes wrong, and remembers what came of it. */
export class WebhookSender {
  readonly log: DeliveryLog;
  private readonly tries = new Map<string, number>();
  private readonly delayed = new Set<Promise<void>>();

  constructor(
    private readonly addressee: Addressee,
    private readonly faults: Faults,
    private readonly clock: Clock,
    private readonly stopping: AbortSignal,
  ) {
    this.log = new DeliveryLog(addressee.url, clock);
  }

  get url(): string {
    return this.addressee.url;
  }

  attemptsOf(eventId: string): readonly DeliveryAttempt[] {
    return this.log.attemptsOf(eventId);
  }

  /** Whether it was this event's turn already, whatever came of it. */
  hasTried(eventId: string): boolean {
    return this.tries.has(eventId);
  }

  /** An event that does not arrive is lost, and no error; throws only when stopped half-way. */
  async send(happening: Happening): Promise<void> {
    for (let time = 0; time < TIMES[happening.delivery]; time += 1) await this.attempt(happening);
  }

  /** Until those that are posted later have been. */
  async settled(): Promise<void> {
    await Promise.all(this.delayed);
  }

  private async attempt(happening: Happening): Promise<void> {
    const { id, at, delivery } = happening;
    const attempt = this.tries.get(id) ?? 0;
    this.tries.set(id, attempt + 1);
    const event = this.faults.posted(renderEvent(happening), at);
    const fate = webhookFate(this.faults.dial, id, attempt);
    if (delivery === 'never' || fate.isDropped) {
      this.log.note(id, JSON.stringify(event), NO_ANSWER);
      this.faults.note(...(delivery === 'never' ? [] : fate.applied));
      return;
    }
    this.faults.note(
      ...fate.applied,
      ...(this.faults.isWrittenOld(at) ? ['version' as const] : []),
    );
    if (fate.delayMs > 0) this.later(fate.delayMs, () => this.postAll(id, event, fate));
    else await this.postAll(id, event, fate);
  }

  private async postAll(eventId: string, event: Rendered, fate: WebhookFate): Promise<void> {
    const body = JSON.stringify(event);
    const copies = Array.from({ length: fate.isDoubled ? 2 : 1 }, () => body);
    await Promise.all(copies.map((copy) => this.post(eventId, copy, fate)));
    if (!fate.hasLiveCompany) return;
    const company = liveCopyOf(event);
    await this.postLive(String(company['id']), JSON.stringify(company));
  }

  private async post(eventId: string, body: string, fate: WebhookFate): Promise<void> {
    const outcome = await this.outcomeOf(body, fate);
    this.log.note(eventId, body, outcome);
    this.log.posted(eventId, outcome);
  }

  /** Signed as it should be, but none of this account's events. */
  private async postLive(eventId: string, body: string): Promise<void> {
    this.log.posted(eventId, await this.outcomeOf(body, UNHARMED));
  }

  private outcomeOf(body: string, fate: WebhookFate): Promise<Outcome> {
    const { stopping } = this;
    return postWebhook(body, fate, {
      ...this.addressee,
      nowMs: epochMs(this.clock.now()),
      stopping,
    });
  }

  private later(delayMs: number, posting: () => Promise<void>): void {
    const work = wait(delayMs, undefined, { signal: this.stopping, ref: false })
      .then(posting)
      .catch((error: unknown) => {
        if (!this.stopping.aborted) throw error;
      })
      .finally(() => this.delayed.delete(work));
    this.delayed.add(work);
  }
}
