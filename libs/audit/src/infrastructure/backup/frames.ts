import type { BackupPiece } from '../../domain/backup/manifest.js';
import { readPiece, writtenPiece } from './piece-text.js';

/** One letter, and the length of what follows it, big end first. */
const HEAD_BYTES = 5;

/** No piece is longer, but for the manifest and rows of one very large document. */
const LONGEST_BYTES = 1_100_000_000;

export function framed(piece: BackupPiece): Buffer {
  const { letter, bytes } = writtenPiece(piece);
  const head = Buffer.alloc(HEAD_BYTES);
  head.write(letter, 0, 'latin1');
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/** The pieces of what was framed; throws where it is something else, or ends within a piece. */
export async function* unframed(chunks: AsyncIterable<Buffer>): AsyncGenerator<BackupPiece> {
  const window = new Window();
  for await (const chunk of chunks) {
    window.add(chunk);
    for (;;) {
      const head = window.peek(HEAD_BYTES);
      if (head === null) break;
      const length = head.readUInt32BE(1);
      if (length > LONGEST_BYTES) throw new Error(`a piece claims to have ${length} bytes`);
      const whole = window.take(HEAD_BYTES + length);
      if (whole === null) break;
      yield readPiece(whole.toString('latin1', 0, 1), whole.subarray(HEAD_BYTES));
    }
  }
  if (window.size > 0) throw new Error('it ends within a piece');
}

/** Bytes that came and were not taken yet; they are joined once a whole piece is there. */
class Window {
  size = 0;
  private chunks: Buffer[] = [];

  add(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
  }

  peek(bytes: number): Buffer | null {
    if (this.size < bytes) return null;
    return this.joined(bytes).subarray(0, bytes);
  }

  take(bytes: number): Buffer | null {
    if (this.size < bytes) return null;
    const first = this.joined(bytes);
    this.chunks[0] = first.subarray(bytes);
    this.size -= bytes;
    return first.subarray(0, bytes);
  }

  /** The first chunk, grown to at least so many bytes. */
  private joined(bytes: number): Buffer {
    let [first = Buffer.alloc(0)] = this.chunks;
    if (first.length >= bytes) return first;
    first = Buffer.concat(this.chunks);
    this.chunks = [first];
    return first;
  }
}
