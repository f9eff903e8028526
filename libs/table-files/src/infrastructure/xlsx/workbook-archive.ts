import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { MAX_UNZIPPED_BYTES } from '../../domain/table-limits.js';
import { XmlRefused, XmlScanner } from '../../domain/xml-scanner.js';
import type { XmlHandler } from '../../domain/xml-scanner.js';
import { damaged, tooLargeUnzipped } from './workbook.errors.js';
import { storedBytes, zipEntries } from './zip-archive.js';
import type { ZipEntry } from './zip-archive.js';

const STORED = 0;
const DEFLATED = 8;
const PORTION_BYTES = 64 * 1024;

/**
 * The parts of a workbook, read one portion at a time: others get their turn between two, memory
 * stays flat, and a part that unzips into more than all of them may have is given up there.
 */
export class WorkbookArchive {
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  private unzippedBytes = 0;

  constructor(private readonly archive: Buffer) {
    this.entries = zipEntries(archive);
  }

  get names(): readonly string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Tells a handler all of a part; one that is not there has nothing to tell. */
  async read(name: string, handler: XmlHandler): Promise<void> {
    const entry = this.entries.get(name);
    if (entry === undefined) return;
    const scanner = new XmlScanner(handler);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      for await (const portion of this.unzipped(entry)) {
        scanner.write(decoder.decode(portion, { stream: true }));
        await setImmediate();
      }
      scanner.write(decoder.decode());
      scanner.end();
    } catch (error) {
      throw refusalOf(name, error);
    }
  }

  private async *unzipped(entry: ZipEntry): AsyncGenerator<Buffer> {
    if (entry.statedBytes > MAX_UNZIPPED_BYTES) throw tooLargeUnzipped();
    let crc = 0;
    for await (const portion of inflated(storedBytes(this.archive, entry), entry.method)) {
      this.unzippedBytes += portion.length;
      if (this.unzippedBytes > MAX_UNZIPPED_BYTES) throw tooLargeUnzipped();
      crc = crc32(portion, crc);
      yield portion;
    }
    if (crc !== entry.crc) throw damaged(`${entry.name} is not what was saved`);
  }
}

function inflated(bytes: Buffer, method: number): AsyncIterable<Buffer> {
  if (method === STORED) return Readable.from(portionsOf(bytes));
  if (method !== DEFLATED) throw damaged('it is packed in an unusual way');
  const inflate = createInflateRaw({ chunkSize: PORTION_BYTES });
  inflate.end(bytes);
  return inflate;
}

function* portionsOf(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += PORTION_BYTES) {
    yield bytes.subarray(start, start + PORTION_BYTES);
  }
}

/** What zlib, the decoder and the scanner complain about is all the same to a person. */
function refusalOf(name: string, error: unknown): unknown {
  const { code } = error as { code?: unknown };
  const isBadZip = typeof code === 'string' && code.startsWith('Z_');
  const isBadText = code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
  const isBadXml = error instanceof XmlRefused;
  return isBadZip || isBadText || isBadXml ? damaged(`${name} cannot be read`) : error;
}
