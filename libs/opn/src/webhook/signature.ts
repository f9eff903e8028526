import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError, epochMs, MINUTE_MS, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';

/** How far a webhook's timestamp may be from our clock, either way. */
export const SIGNATURE_TOLERANCE_MS = 5 * MINUTE_MS;

const UNIX_SECONDS = /^\d{1,11}$/;

/** `stale`: signed with a secret of ours, and not now: a clock is off, or somebody replays it. */
export type SignatureRefusal =
  'no_secret' | 'missing_signature' | 'missing_timestamp' | 'bad_timestamp' | 'stale' | 'mismatch';

export type SignatureVerdict =
  { readonly ok: true } | { readonly ok: false; readonly reason: SignatureRefusal };

export interface SignedRequest {
  /** The request's bytes as they came; parsed and written again they would not be the same. */
  readonly body: Uint8Array;
  /** `Omise-Signature`: one hex value, or two with a comma between while Opn rotates secrets. */
  readonly signature: string | undefined;
  /** `Omise-Signature-Timestamp`: Unix seconds. */
  readonly timestamp: string | undefined;
  /** From `decodeWebhookSecret`; several while we rotate ours. Any match is enough. */
  readonly secrets: readonly Uint8Array[];
  readonly now: Instant;
}

/** Whether Opn signed this body, and signed it now; the reason is for our log, not for a caller. */
export function verifySignature(request: SignedRequest): SignatureVerdict {
  const { body, signature, timestamp, secrets } = request;
  if (secrets.length === 0) return refused('no_secret');
  if (!signature) return refused('missing_signature');
  if (!timestamp) return refused('missing_timestamp');
  if (!UNIX_SECONDS.test(timestamp)) return refused('bad_timestamp');
  const given = signature.split(',').map((value) => value.trim());
  const wanted = secrets.map((secret) => signWebhook(body, secret, timestamp));
  if (!anyEqual(given, wanted)) return refused('mismatch');
  return isTimely(timestamp, request.now) ? { ok: true } : refused('stale');
}

/** Lower-case hex of HMAC-SHA256 over `<timestamp>.<body>`. */
export function signWebhook(body: Uint8Array, secret: Uint8Array, timestamp: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
}

/** The signing key behind a webhook secret; what is not Base64 is `webhook.secret_invalid`. */
export function decodeWebhookSecret(text: string): Buffer {
  const trimmed = text.trim();
  const padded = trimmed.padEnd(Math.ceil(trimmed.length / 4) * 4, '=');
  const key = Buffer.from(padded, 'base64');
  // Buffer skips what it does not understand, so only what comes back the same was Base64.
  if (trimmed !== '' && key.toString('base64') === padded) return key;
  throw new DomainError(
    'webhook.secret_invalid',
    'A webhook secret is not Base64. Copy it from the dashboard as it stands, without quotes; ' +
      'several are separated by commas.',
  );
}

const refused = (reason: SignatureRefusal): SignatureVerdict => ({ ok: false, reason });

const isTimely = (timestamp: string, now: Instant): boolean =>
  Math.abs(epochMs(now) - Number(timestamp) * SECOND_MS) <= SIGNATURE_TOLERANCE_MS;

/** Compares every pair in constant time, so that the time taken tells nothing about a match. */
function anyEqual(given: readonly string[], wanted: readonly string[]): boolean {
  let isFound = false;
  for (const left of given) {
    for (const right of wanted) isFound = isEqual(left, right) || isFound;
  }
  return isFound;
}

function isEqual(given: string, wanted: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(wanted);
  return left.length === right.length && timingSafeEqual(left, right);
}
