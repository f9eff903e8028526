import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantFromMs } from '#kernel';
import fc from 'fast-check';
import type { BackupManifest, BackupPiece } from '../../domain/backup/manifest.js';
import { SectionTally } from './checked-pieces.js';
import { checkBackup } from './read-backup.js';
import { writePieces } from './write-pieces.js';

const HEADER = { form: 1, takenAt: instantFromMs(0), migrations: ['CreateLog1'] };

/** Tables with the rows that are given, as they would come from a database. */
function* piecesOf(tables: Readonly<Record<string, readonly string[]>>): Generator<BackupPiece> {
  yield { kind: 'begin', header: HEADER };
  const ends = [];
  for (const [table, rows] of Object.entries(tables)) {
    yield { kind: 'heading', heading: { table, columns: ['a'] } };
    const tally = new SectionTally();
    for (const row of rows) {
      const bytes = Buffer.from(`${row}\n`);
      tally.add(bytes);
      yield { kind: 'rows', bytes };
    }
    const end = tally.end(table);
    ends.push(end);
    yield { kind: 'end', end };
  }
  const manifest: BackupManifest = { ...HEADER, accounts: [], tables: ends };
  yield { kind: 'manifest', manifest };
}

const SMALL = { events: ['one', 'two\\nlines', ''], inbox: [], evidence: ['\\\\x00ff'] };

describe('reading a backup', () => {
  let folder: string;
  let path: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'backup-'));
    path = join(folder, 'one.backup');
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  async function write(pieces: Iterable<BackupPiece>): Promise<Buffer> {
    const each = async function* (): AsyncGenerator<BackupPiece> {
      yield* pieces;
    };
    await writePieces(each(), createWriteStream(path));
    return readFileSync(path);
  }

  const refusal = (bytes: Buffer): Promise<unknown> => {
    writeFileSync(path, bytes);
    return checkBackup(path).then(
      () => null,
      (error: unknown) => (error as { readonly code?: string }).code,
    );
  };

  it('finds what was written, in pieces of any size', async () => {
    await write(piecesOf({ ...SMALL, report_rows: ['x'.repeat(300_000), 'y'] }));
    const { manifest } = await checkBackup(path);
    const rows = manifest.tables.map(({ table, rows: count }) => [table, count]);
    expect(rows).toEqual([
      ['events', 3],
      ['inbox', 0],
      ['evidence', 1],
      ['report_rows', 2],
    ]);
  });

  it('refuses it cut short anywhere', async () => {
    const whole = await write(piecesOf(SMALL));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        expect(await refusal(whole.subarray(0, length))).toBe('backup.damaged');
      }),
    );
  });

  it('refuses it with any one bit changed', async () => {
    const whole = await write(piecesOf(SMALL));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(whole);
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
        expect(await refusal(changed)).toMatch(/^backup\.(damaged|none)$/);
      }),
    );
  });

  it('refuses pieces that contradict each other, under a seal that is right', async () => {
    const pieces = [...piecesOf(SMALL)];
    const without = (kind: BackupPiece['kind']) => {
      const at = pieces.findIndex((piece) => piece.kind === kind);
      return pieces.toSpliced(at, 1);
    };
    for (const kind of ['begin', 'heading', 'rows', 'end', 'manifest'] as const) {
      expect(await refusal(await write(without(kind)))).toBe('backup.damaged');
    }
    expect(await refusal(await write([...pieces, ...pieces]))).toBe('backup.damaged');
  });

  it('says what is no backup at all', async () => {
    expect(await refusal(Buffer.from('PK\u0003\u0004 something else'))).toBe('backup.none');
    await expect(checkBackup(join(folder, 'none'))).rejects.toThrow('cannot be read');
    await expect(checkBackup(folder)).rejects.toThrow('it is no file');
  });
});
