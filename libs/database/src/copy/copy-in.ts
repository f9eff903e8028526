import { once } from 'node:events';
import type { Client, Connection } from 'pg';
import { copiedRows, copyConnection } from './copy-connection.js';
import type { CopyConnection } from './copy-connection.js';

/**
 * `COPY … FROM STDIN` with what `pieces` yields; answers with the number of rows. A failure of
 * `pieces` is told to the server, which forgets the statement, and thrown.
 */
export async function copyIn(
  client: Client,
  statement: string,
  pieces: AsyncIterable<Buffer>,
): Promise<number> {
  const copy = client.query(new CopyIn(statement));
  const connection = await copy.opened;
  try {
    for await (const piece of pieces) {
      if (copy.isOver) break;
      connection.sendCopyFromChunk(piece);
      if (connection.stream.writableNeedDrain) await roomIn(connection, copy);
    }
  } catch (error) {
    connection.sendCopyFail('what was to be copied could not be read');
    await copy.done.catch(() => undefined);
    throw error;
  }
  if (!copy.isOver) connection.endCopyFrom();
  return copy.done;
}

async function roomIn({ stream }: CopyConnection, copy: CopyIn): Promise<void> {
  const waiting = new AbortController();
  const drained = once(stream, 'drain', { signal: waiting.signal }).catch(() => undefined);
  try {
    await Promise.race([drained, copy.done.catch(() => undefined)]);
  } finally {
    waiting.abort();
  }
}

class CopyIn {
  readonly opened: Promise<CopyConnection>;
  readonly done: Promise<number>;
  isOver = false;
  private rows = NaN;
  private open: (connection: CopyConnection) => void = () => undefined;
  private settle: (rows: number) => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;

  constructor(private readonly statement: string) {
    this.done = new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
    this.opened = new Promise((resolve, reject) => {
      this.open = resolve;
      this.done.then(() => reject(new Error('The statement takes nothing in.')), reject);
    });
  }

  submit(connection: Connection): void {
    copyConnection(connection).query(this.statement);
  }

  handleCopyInResponse(connection: Connection): void {
    this.open(copyConnection(connection));
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.rows = copiedRows(text);
  }

  handleReadyForQuery(): void {
    this.isOver = true;
    this.settle(this.rows);
  }

  handleError(error: Error): void {
    this.isOver = true;
    this.fail(error);
  }
}
