import { Readable } from 'node:stream';
import type { Client, Connection } from 'pg';
import { copiedRows, copyConnection } from './copy-connection.js';
import type { CopyConnection } from './copy-connection.js';

const PIECE_BYTES = 65_536;

/** What `COPY … TO STDOUT` answers with: pieces of some 64 KiB, and afterwards how many rows. */
export interface CopiedOut extends AsyncIterable<Buffer> {
  readonly rows: number;
}

/**
 * Memory stays within a few pieces: the server waits while nobody reads. Whoever stops reading
 * before the end ends the connection, for the server would go on sending.
 */
export function copyOut(client: Client, statement: string): CopiedOut {
  return client.query(new CopyOut(statement));
}

/** The server sends row by row; they are handed on together. */
class CopyOut extends Readable {
  rows = NaN;
  private connection: CopyConnection | undefined;
  private piece = Buffer.allocUnsafe(PIECE_BYTES);
  private filled = 0;
  private isAnswered = false;

  constructor(private readonly statement: string) {
    super({ highWaterMark: PIECE_BYTES });
  }

  submit(connection: Connection): void {
    this.connection = copyConnection(connection);
    this.connection.query(this.statement);
  }

  /** The driver uses its memory again: what is kept is a copy. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    if (this.filled + chunk.length > PIECE_BYTES) this.handOn();
    if (chunk.length > PIECE_BYTES) this.give(Buffer.from(chunk));
    else this.filled += chunk.copy(this.piece, this.filled);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.rows = copiedRows(text);
  }

  handleReadyForQuery(): void {
    this.isAnswered = true;
    this.handOn();
    this.push(null);
  }

  handleError(error: Error): void {
    this.isAnswered = true;
    this.destroy(error);
  }

  override _read(): void {
    this.connection?.stream.resume();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const stream = this.connection?.stream;
    if (this.isAnswered) stream?.resume();
    else stream?.destroy();
    done(error);
  }

  private handOn(): void {
    if (this.filled === 0) return;
    const whole = this.piece.subarray(0, this.filled);
    this.piece = Buffer.allocUnsafe(PIECE_BYTES);
    this.filled = 0;
    this.give(whole);
  }

  private give(piece: Buffer): void {
    if (!this.push(piece)) this.connection?.stream.pause();
  }
}
