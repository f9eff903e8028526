import { createHash } from 'node:crypto';

const INT8_BYTES = 8;

/** Where a batch lies in its account's log. */
export interface BatchExtent {
  readonly number: bigint;
  readonly first: bigint;
  readonly last: bigint;
}

/** What the chain of an account's batches starts from. */
export function chainStart(account: string): Buffer {
  return createHash('sha256').update(account, 'utf8').digest();
}

/**
 * The digest of one batch, as `append_events` computes it (`docs/hashing.md`): over the previous
 * batch's digest, the batch's extent, and the hashes of its events in the order of positions.
 */
export class BatchDigest {
  private readonly hash = createHash('sha256');

  constructor(previous: Uint8Array, { number, first, last }: BatchExtent) {
    this.hash.update(previous).update(int8(number)).update(int8(first)).update(int8(last));
  }

  add(eventHash: Uint8Array): void {
    this.hash.update(eventHash);
  }

  end(): Buffer {
    return this.hash.digest();
  }
}

/** Eight bytes, big end first. */
function int8(value: bigint): Buffer {
  const bytes = Buffer.alloc(INT8_BYTES);
  bytes.writeBigInt64BE(value);
  return bytes;
}
