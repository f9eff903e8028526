import { createHash } from 'node:crypto';

/** Lower-case hex SHA-256 of text (as UTF-8) or bytes: 64 characters. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** What a chain of hashes starts from. */
export const GENESIS_HASH = '0'.repeat(64);
