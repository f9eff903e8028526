import { createHmac } from 'node:crypto';

/** The headers Opn signs a body with: HMAC-SHA256 under the decoded secret, in hex. */
export function signatureHeaders(body: string, secretBase64: string, nowMs: number) {
  const timestamp = String(Math.floor(nowMs / 1_000));
  const key = Buffer.from(secretBase64, 'base64');
  const signature = createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');
  return { 'omise-signature': signature, 'omise-signature-timestamp': timestamp };
}
