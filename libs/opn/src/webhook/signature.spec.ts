import fc from 'fast-check';
import { parseInstant, plusMs, SECOND_MS } from '#kernel';
import { decodeWebhookSecret, signWebhook, verifySignature } from './signature.js';
import type { SignedRequest } from './signature.js';

const now = parseInstant('2026-11-20T03:48:31Z');
const timestamp = '1795146511';
const secret = decodeWebhookSecret('c2VjcmV0LWZvci10ZXN0cw==');
const body = Buffer.from('{"object":"event"}');
const signature = signWebhook(body, secret, timestamp);

const verify = (changed: Partial<SignedRequest> = {}) =>
  verifySignature({ body, signature, timestamp, secrets: [secret], now, ...changed });

const ok = { ok: true };
const refused = (reason: string) => ({ ok: false, reason });

describe('a webhook signature', () => {
  it('is HMAC-SHA256 in lower-case hex over the timestamp, a point and the body', () => {
    // Worked out with another tool:
    // printf '%s' '1795146511.{"object":"event"}' | openssl dgst -sha256 -hmac secret-for-tests
    expect(signature).toBe('fb6b42f33ad39f7dededc284ee2342eb2ac743252426b80711d1f894005d5566');
    expect(verify()).toEqual(ok);
  });

  it('may be one of two while Opn rotates its secret', () => {
    const other = '0'.repeat(64);
    expect(verify({ signature: `${other}, ${signature}` })).toEqual(ok);
    expect(verify({ signature: `${signature},${other}` })).toEqual(ok);
    expect(verify({ signature: `${other},${other}` })).toEqual(refused('mismatch'));
  });

  it('may be of any secret of ours', () => {
    expect(verify({ secrets: [Buffer.from('another'), secret] })).toEqual(ok);
    expect(verify({ secrets: [Buffer.from('another')] })).toEqual(refused('mismatch'));
    expect(verify({ secrets: [] })).toEqual(refused('no_secret'));
  });

  it('holds for five minutes either way', () => {
    expect(verify({ now: plusMs(now, 300 * SECOND_MS) })).toEqual(ok);
    expect(verify({ now: plusMs(now, 301 * SECOND_MS) })).toEqual(refused('stale'));
    expect(verify({ now: plusMs(now, -300 * SECOND_MS) })).toEqual(ok);
    expect(verify({ now: plusMs(now, -301 * SECOND_MS) })).toEqual(refused('stale'));
  });

  it.each([
    ['missing_signature', { signature: undefined }],
    ['missing_signature', { signature: '' }],
    ['missing_timestamp', { timestamp: undefined }],
    ['bad_timestamp', { timestamp: '2026-11-20T03:48:31Z' }],
    ['bad_timestamp', { timestamp: '-1795146511' }],
    ['bad_timestamp', { timestamp: '1795146511000' }],
    ['mismatch', { timestamp: '1795146512' }],
    ['mismatch', { signature: signature.toUpperCase() }],
    ['mismatch', { signature: signature.slice(1) }],
  ])('is refused as %s: %j', (reason, changed: Partial<SignedRequest>) => {
    expect(verify(changed)).toEqual(refused(reason));
  });

  it('fits no other body, whatever was signed', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (signed, sent) => {
        const verdict = verify({ body: sent, signature: signWebhook(signed, secret, timestamp) });
        expect(verdict.ok).toBe(Buffer.compare(signed, sent) === 0);
      }),
    );
  });

  it('fits no other key', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), (key) => {
        // HMAC pads its keys with zeros, so only what differs beyond them is another key.
        fc.pre(Buffer.compare(unpadded(key), unpadded(secret)) !== 0);
        expect(verify({ secrets: [key] })).toEqual(refused('mismatch'));
      }),
    );
  });
});

const unpadded = (key: Uint8Array) =>
  Buffer.from(
    Buffer.from(key)
      .toString('hex')
      .replace(/(00)+$/, ''),
    'hex',
  );

describe('a webhook secret', () => {
  it.each(['', 'not base64!', 'c2Vj cmV0', 'c2VjcmV0LWZv=', 'a', 'whsec-c2Vj'])(
    'is refused if it is not Base64: "%s"',
    (text) => {
      const refusal = expect.objectContaining({ code: 'webhook.secret_invalid' });
      expect(() => decodeWebhookSecret(text)).toThrow(refusal);
    },
  );

  it('does not turn up in the refusal', () => {
    expect(() => decodeWebhookSecret('hunter2!')).not.toThrow(/hunter2/);
  });

  it('decodes whatever was encoded, with or without padding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (key) => {
        const text = Buffer.from(key).toString('base64');
        expect(decodeWebhookSecret(text)).toEqual(Buffer.from(key));
        expect(decodeWebhookSecret(text.replace(/=+$/, ''))).toEqual(Buffer.from(key));
      }),
    );
  });
});
