import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseBusinessDay } from '#calendar';
import { Database, openDataSource } from '#database';
import { createTestDatabase } from '../../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../../test/database/test-database.js';
import { inSession, superuserUrl } from '../../../../../test/support/sessions.js';
import type { FileKey, KeptFile } from '../../domain/files/report-file.js';
import { FileShelf } from './file-shelf.js';
import { FileVerifier } from './file-verifier.js';

const KEY: FileKey = {
  ...{ account: 'main', subject: parseBusinessDay('2026-11-20'), version: 1 },
  ...{ digest: 'd1', form: 'csv', language: 'en' },
};
const PART = 512 * 1_024;

/** 1.3 MB of which no two kilobytes are the same. */
const BYTES = Buffer.concat(
  Array.from({ length: 1_300 }, (_, kilobyte) =>
    Buffer.from(`${kilobyte} `.padEnd(1_000, String(kilobyte))),
  ),
);

const writes =
  (bytes: Buffer) =>
  (out: Writable): Promise<void> =>
    pipeline(Readable.from(inPieces(bytes)), out);

function* inPieces(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += 70_000) yield bytes.subarray(from, from + 70_000);
}

async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

describe('the shelf of files', () => {
  let test: TestDatabase;
  let database: Database;
  let shelf: FileShelf;

  beforeAll(async () => {
    test = await createTestDatabase();
    database = new Database(await openDataSource(test.url, [], 'test'));
    shelf = new FileShelf(database);
  });

  afterAll(async () => {
    await database.source.destroy();
    await test.drop();
  });

  const key = (form: string): FileKey => ({ ...KEY, form });
  const keep = (form: string, bytes = BYTES) => shelf.keep(key(form), 'text/csv', writes(bytes));
  const parts = async (): Promise<number> => {
    const [row] = await database.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM report_file_parts',
    );
    return row?.count ?? 0;
  };

  it('keeps a file in parts, under its SHA-256', async () => {
    const kept = await keep('a');
    expect(kept).toMatchObject({
      ...key('a'),
      sha256: createHash('sha256').update(BYTES).digest('hex'),
      ...{ bytes: BYTES.length, partBytes: PART, mediaType: 'text/csv' },
      build: expect.stringMatching(/^\d+\.\d+\.\d+ node \d+.* zlib /),
    });
    expect(await shelf.find(key('a'))).toEqual(kept);
    expect(await shelf.list('main', ['2026-11-20', '2026-11-21'])).toEqual([kept]);
    expect(BYTES.equals(await whole(shelf.read(kept)))).toBe(true);
    expect(await shelf.find(key('none'))).toBeNull();
  });

  it.each([
    [0, 0],
    [0, PART - 1],
    [PART - 1, PART],
    [PART, PART],
    [100, 2 * PART + 7],
    [BYTES.length - 1, BYTES.length - 1],
  ])('reads the bytes from %i to %i', async (first, last) => {
    const kept = await keep('a');
    const stretch = await whole(shelf.read(kept, { first, last }));
    expect(BYTES.subarray(first, last + 1).equals(stretch)).toBe(true);
  });

  it('reads no part that is not needed', async () => {
    const kept = await keep('a');
    const read: number[] = [];
    const watched = new FileShelf({
      query: (sql: string, values: readonly unknown[]) => {
        read.push(Number(values[2]));
        return database.query(sql, values);
      },
    } as unknown as Database);
    await whole(watched.read(kept, { first: PART + 5, last: PART + 9 }));
    expect(read).toEqual([1]);
  });

  it('keeps an empty file as one', async () => {
    const kept = await keep('empty', Buffer.alloc(0));
    expect(kept.bytes).toBe(0);
    expect(await whole(shelf.read(kept))).toEqual(Buffer.alloc(0));
  });

  it('answers with the first file, whatever a later one would be', async () => {
    const first = await keep('b');
    const before = await parts();
    expect(await keep('b', Buffer.from('another build writes otherwise'))).toEqual(first);
    expect(await parts()).toBe(before);
  });

  it('keeps one of two that are made at once, and tells both of it', async () => {
    const before = await parts();
    const [one, two] = await Promise.all([keep('c'), keep('c', BYTES.subarray(1))]);
    expect(one).toEqual(two);
    const kept = one.bytes === BYTES.length ? BYTES : BYTES.subarray(1);
    expect(kept.equals(await whole(shelf.read(one)))).toBe(true);
    expect(await parts()).toBe(before + Math.ceil(kept.length / PART));
  });

  it('leaves nothing of a file that broke off in the middle', async () => {
    const before = await parts();
    const breaking = shelf.keep(key('d'), 'text/csv', async (out) => {
      for (const piece of inPieces(BYTES)) {
        if (!out.write(piece)) await new Promise((resolve) => out.once('drain', resolve));
      }
      throw new Error('the rows are gone');
    });
    await expect(breaking).rejects.toThrow('the rows are gone');
    expect(await shelf.find(key('d'))).toBeNull();
    expect(await parts()).toBe(before);
  });

  it('leaves nothing when its connection is killed, and lets the writer go', async () => {
    const before = await parts();
    let isWriterDone = false;
    const killed = shelf.keep(key('e'), 'text/csv', async (out) => {
      try {
        await pipeline(Readable.from(killing(test.url)), out);
      } finally {
        isWriterDone = true;
      }
    });
    await expect(killed).rejects.toThrow();
    expect(isWriterDone).toBe(true);
    expect(await parts()).toBe(before);
    expect((await keep('e')).bytes).toBe(BYTES.length);
  });

  it('is changed by nobody, whatever their rights', async () => {
    await keep('f');
    for (const table of ['report_files', 'report_file_parts'])
      for (const sql of [`UPDATE ${table} SET account = 'x'`, `DELETE FROM ${table}`])
        for (const url of [test.url, superuserUrl(test.url)])
          await expect(inSession(url, (client) => client.query(sql))).rejects.toMatchObject({
            code: '42501',
          });
  });

  it('shows on verifying what somebody changed by force', async () => {
    const verifier = new FileVerifier(database, shelf);
    const kept: KeptFile = await keep('g');
    expect(await verifier.verify('main')).toEqual({ count: 7, faults: [] });
    await inSession(superuserUrl(test.url), async (client) => {
      await client.query('ALTER TABLE report_file_parts DISABLE TRIGGER ALL');
      await client.query(
        'UPDATE report_file_parts SET bytes = set_byte(bytes, 9, 0) WHERE file_id = $1 AND no = 1',
        [kept.fileId],
      );
    });
    expect((await verifier.verify('main')).faults).toEqual([
      expect.stringMatching(/^The kept file g \(en\) of 2026-11-20 v1: its SHA-256 is /),
    ]);
    expect(await verifier.verify('another')).toEqual({ count: 0, faults: [] });
    await expect(whole(shelf.read(kept))).rejects.toMatchObject({ code: 'file.damaged' });
  });
});

/** Bytes that end the session which keeps them, once a part of them is on its way. */
async function* killing(url: string): AsyncGenerator<Buffer> {
  yield Buffer.alloc(3 * PART);
  await inSession(superuserUrl(url), async (client) => {
    for (let killed = 0; killed === 0;) {
      const { rowCount } = await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`,
      );
      killed = rowCount ?? 0;
    }
  });
  yield Buffer.alloc(3 * PART);
}
