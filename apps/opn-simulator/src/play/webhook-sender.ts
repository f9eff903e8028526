import { epochMs } from '#kernel';
import type { Clock } from '#kernel';
import { renderEvent } from '../wire/render-event.js';
import type { DeliveryAttempt } from '../wire/render-event.js';
import type { Happening } from '../world/happening.js';
import { signatureHeaders } from './sign-webhook.js';

/** How long Opn waits for an answer is not known; it does not try again. */
const ANSWER_TIMEOUT_MS = 10_000;
const FIRST_REFUSAL = 300;

/** Posts events to the merchant, once each, and remembers what came of it. */
export class WebhookSender {
  private readonly attempts = new Map<string, DeliveryAttempt[]>();

  constructor(
    readonly url: string,
    private readonly secretBase64: string,
    private readonly clock: Clock,
    private readonly stopping: AbortSignal,
  ) {}

  attemptsOf(eventId: string): readonly DeliveryAttempt[] {
    return this.attempts.get(eventId) ?? [];
  }

  count(): { delivered: number; failed: number } {
    const all = [...this.attempts.values()].flat();
    const delivered = all.filter(({ status }) => status !== null && status < FIRST_REFUSAL).length;
    return { delivered, failed: all.length - delivered };
  }

  /** An event that does not arrive is lost, and no error; throws only when stopped half-way. */
  async send(happening: Happening): Promise<void> {
    const { delivery } = happening;
    if (delivery === 'never') this.note(happening, bodyOf(happening), null, 'timeout');
    else await this.post(happening);
    if (delivery === 'twice') await this.post(happening);
  }

  private async post(happening: Happening): Promise<void> {
    const body = bodyOf(happening);
    const signature = signatureHeaders(body, this.secretBase64, epochMs(this.clock.now()));
    try {
      const answer = await fetch(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signature },
        body,
        signal: AbortSignal.any([this.stopping, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
      });
      await answer.arrayBuffer();
      this.note(happening, body, answer.status, null);
    } catch (error) {
      this.stopping.throwIfAborted();
      this.note(happening, body, null, error instanceof Error ? error.message : 'unknown');
    }
  }

  private note(
    { id }: Happening,
    payload: string,
    status: number | null,
    error: string | null,
  ): void {
    const attempt = { uri: this.url, status, error, payload, at: this.clock.now() };
    this.attempts.set(id, [...this.attemptsOf(id), attempt]);
  }
}

const bodyOf = (happening: Happening): string => JSON.stringify(renderEvent(happening));
