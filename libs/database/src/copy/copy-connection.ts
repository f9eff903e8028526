import type { Duplex } from 'node:stream';
import { DomainError } from '#kernel';
import type { Connection } from 'pg';

/** What the driver's connection can do and its types do not say. */
export interface CopyConnection {
  readonly stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

const NEEDED = ['query', 'sendCopyFromChunk', 'endCopyFrom', 'sendCopyFail'] as const;

/** Refuses a driver that speaks another language by now, before anything is sent. */
export function copyConnection(connection: Connection): CopyConnection {
  const found: object = connection;
  for (const name of NEEDED) {
    if (typeof Reflect.get(found, name) === 'function') continue;
    throw new DomainError('database.no_copy', `The driver's connection has no ${name} any more.`);
  }
  return found as CopyConnection;
}

/** `COPY 17`, as the server says at its end. */
export const copiedRows = (tag: string): number => Number(/^COPY (\d+)$/.exec(tag)?.[1] ?? NaN);
