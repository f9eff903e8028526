import type { Outcome } from './delivery-log.js';
import type { WebhookFate } from '../faults/webhook-fate.js';
import { signatureHeaders } from './sign-webhook.js';

/** How long Opn waits for an answer is not known; it does not try again. */
const ANSWER_TIMEOUT_MS = 10_000;
const ANOTHER_SECRET = Buffer.from('nobody was told this secret').toString('base64');

export interface Post {
  readonly url: string;
  readonly secretBase64: string;
  readonly nowMs: number;
  readonly stopping: AbortSignal;
}

/** Posts a body once; throws only when stopped half-way. */
export async function postWebhook(body: string, fate: WebhookFate, post: Post): Promise<Outcome> {
  const { url, stopping } = post;
  const meant = fate.damage === 'cut before signing' ? body.slice(0, body.length / 2) : body;
  const signature = signatureOf(meant, fate, post);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signature },
      body: fate.damage === 'changed on the way' ? withAnotherLetter(meant) : meant,
      signal: AbortSignal.any([stopping, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
    });
    await answer.arrayBuffer();
    return { status: answer.status, error: null };
  } catch (error) {
    stopping.throwIfAborted();
    return { status: null, error: error instanceof Error ? error.message : 'unknown' };
  }
}

function signatureOf(
  body: string,
  { signedWith, skewMs }: WebhookFate,
  { secretBase64, nowMs }: Post,
): Readonly<Record<string, string>> {
  if (signedWith === 'nothing') return {};
  const secret = signedWith === 'the secret' ? secretBase64 : ANOTHER_SECRET;
  return signatureHeaders(body, secret, nowMs + skewMs);
}

/** Still JSON, still an event, but another one: only the signature tells. */
function withAnotherLetter(body: string): string {
  return body.replace(
    /"id":"(evnt_\w+)(\w)"/,
    (_, start: string, last: string) => `"id":"${start}${last === 'x' ? 'y' : 'x'}"`,
  );
}
