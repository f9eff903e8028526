import { once } from 'node:events';
import type { PassThrough } from 'node:stream';

/** Rows are handed on in pieces of about this size: large enough to be fast, small in memory. */
const PIECE_CHARACTERS = 128 * 1_024;

/** The rows of a tab on their way into the file, never more of them than the reader can take. */
export class SheetBody {
  private piece = '';

  constructor(
    private readonly stream: PassThrough,
    /** Aborted when nobody takes the file any more. */
    private readonly gone: AbortSignal,
  ) {}

  /** Answers with a promise only when the piece is full; most rows need not wait. */
  add(xml: string): Promise<void> | undefined {
    this.piece += xml;
    return this.piece.length < PIECE_CHARACTERS ? undefined : this.flush();
  }

  async flush(): Promise<void> {
    this.gone.throwIfAborted();
    const bytes = Buffer.from(this.piece);
    this.piece = '';
    if (!this.stream.write(bytes)) await once(this.stream, 'drain', { signal: this.gone });
  }
}
