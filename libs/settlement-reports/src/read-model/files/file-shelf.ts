import { createHash, randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import type { Writable } from 'node:stream';
import { Database } from '#database';
import type { Queryable } from '#database';
import { Injectable } from '@nestjs/common';
import { inParts } from '../../domain/files/in-parts.js';
import type { ByteRange, FileKey, KeptFile } from '../../domain/files/report-file.js';
import { buildName } from './build-name.js';
import { checked, FileDamagedError } from './checked-file.js';
import { FILE_COLUMNS, IS_KEY, keptFile, valuesOf } from './file-rows.js';
import type { FileRow } from './file-rows.js';

/** What one part holds, and what a reader or writer of a file has in memory at a time. */
const PART_BYTES = 512 * 1_024;

/** Files as they were first made, kept by rights and triggers: never changed, never removed. */
@Injectable()
export class FileShelf {
  constructor(private readonly database: Database) {}

  find(key: FileKey): Promise<KeptFile | null> {
    return findOn(this.database, key);
  }

  /** All kept files of these days or months, the oldest first. */
  async list(account: string, subjects: readonly string[]): Promise<readonly KeptFile[]> {
    const rows = await this.database.query<FileRow>(
      `SELECT ${FILE_COLUMNS} FROM report_files WHERE account = $1 AND subject = ANY($2::text[])
       ORDER BY made_at`,
      [account, subjects],
    );
    return rows.map(keptFile);
  }

  /**
   * Keeps what `write` writes, part by part while it is written, in one transaction: a failure on
   * either side, or a crash, leaves nothing. Of two who make the same file at once one is kept,
   * and that one is the answer to both.
   */
  async keep(
    key: FileKey,
    mediaType: string,
    write: (out: Writable) => Promise<void>,
  ): Promise<KeptFile> {
    const out = new PassThrough();
    const writing = write(out).then(
      () => null,
      (error: unknown) => {
        const failure = error instanceof Error ? error : new Error(String(error));
        out.destroy(failure);
        return failure;
      },
    );
    try {
      const kept = await this.store(key, mediaType, inParts(out, PART_BYTES), writing);
      return kept ?? (await this.keptMeanwhile(key));
    } finally {
      out.destroy(); // where it could not be kept the writer must not wait for ever
      await writing;
    }
  }

  /**
   * The bytes of a file, or of a stretch of it, a part at a time; only needed parts are read. A
   * whole file is held against its SHA-256, and breaks off before its end if it is another one
   * (`file.damaged`).
   */
  read(file: KeptFile, range?: ByteRange): AsyncGenerator<Buffer> {
    const { first, last } = range ?? { first: 0, last: file.bytes - 1 };
    const parts = this.parts(file, { first, last });
    return first === 0 && last === file.bytes - 1 ? checked(parts, file) : parts;
  }

  private async *parts(file: KeptFile, { first, last }: ByteRange): AsyncGenerator<Buffer> {
    const { account, fileId, partBytes } = file;
    for (let no = Math.floor(first / partBytes); no * partBytes <= last; no += 1) {
      const start = no * partBytes;
      const [row] = await this.database.query<{ bytes: Buffer }>(
        'SELECT bytes FROM report_file_parts WHERE account = $1 AND file_id = $2 AND no = $3',
        [account, fileId, no],
      );
      if (!row) throw new FileDamagedError(file, `its part ${no} is missing`);
      yield row.bytes.subarray(Math.max(0, first - start), last - start + 1);
    }
  }

  /** Null where somebody else kept it first: then nothing of this one stays. */
  private async store(
    key: FileKey,
    mediaType: string,
    parts: AsyncGenerator<Buffer>,
    writing: Promise<Error | null>,
  ): Promise<KeptFile | null> {
    // The transaction begins with the first part: adding up a large report takes its time.
    const first = await parts.next();
    try {
      return await this.database.transaction(async (tx) => {
        const file = { ...key, fileId: randomUUID(), mediaType };
        const stored = await storeParts(tx, file, first, parts);
        const failure = await writing;
        if (failure !== null) throw failure;
        const kept = await insertFile(tx, { ...file, ...stored });
        if (kept === null) throw new KeptMeanwhile();
        return kept;
      });
    } catch (error) {
      if (error instanceof KeptMeanwhile) return null;
      throw error;
    } finally {
      await parts.return(undefined);
    }
  }

  private async keptMeanwhile(key: FileKey): Promise<KeptFile> {
    const kept = await this.find(key);
    if (kept) return kept;
    throw new Error(`A file that was kept is not there: ${key.form} of ${key.subject}.`);
  }
}

/** Undoes the transaction of whoever came second. */
class KeptMeanwhile extends Error {}

interface Stored {
  readonly sha256: string;
  readonly bytes: number;
}

async function storeParts(
  tx: Queryable,
  { account, fileId }: Pick<KeptFile, 'account' | 'fileId'>,
  first: IteratorResult<Buffer, unknown>,
  rest: AsyncGenerator<Buffer>,
): Promise<Stored> {
  const hash = createHash('sha256');
  let bytes = 0;
  let next = first;
  for (let no = 0; next.done !== true; no += 1) {
    const part = next.value;
    hash.update(part);
    bytes += part.length;
    await tx.query(
      'INSERT INTO report_file_parts (account, file_id, no, bytes) VALUES ($1, $2, $3, $4)',
      [account, fileId, no, part],
    );
    next = await rest.next();
  }
  return { sha256: hash.digest('hex'), bytes };
}

async function insertFile(
  tx: Queryable,
  file: Omit<KeptFile, 'partBytes' | 'build' | 'madeAt'>,
): Promise<KeptFile | null> {
  const { fileId, sha256, bytes, mediaType } = file;
  const [row] = await tx.query<FileRow>(
    `INSERT INTO report_files (account, subject, version, digest, form, language,
                               file_id, sha256, bytes, part_bytes, media_type, build)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     ON CONFLICT (account, subject, version, digest, form, language) DO NOTHING
     RETURNING ${FILE_COLUMNS}`,
    [...valuesOf(file), fileId, sha256, bytes, PART_BYTES, mediaType, buildName()],
  );
  return row ? keptFile(row) : null;
}

async function findOn(on: Queryable, key: FileKey): Promise<KeptFile | null> {
  const [row] = await on.query<FileRow>(
    `SELECT ${FILE_COLUMNS} FROM report_files WHERE ${IS_KEY}`,
    valuesOf(key),
  );
  return row ? keptFile(row) : null;
}
