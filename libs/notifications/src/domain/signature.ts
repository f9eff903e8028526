import { createHmac } from 'node:crypto';

/** `v1=<hex HMAC-SHA256>` over the timestamp, a full stop and the body, byte for byte. */
export const signatureOf = (body: string, timestamp: string, secret: Uint8Array): string =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.`).update(body, 'utf8').digest('hex')}`;
