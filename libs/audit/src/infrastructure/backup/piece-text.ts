import { instantOrNull } from '#kernel';
import { z } from 'zod';
import type { BackupPiece } from '../../domain/backup/manifest.js';

const count = z.int().min(0);
const hex = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().regex(/^[a-z_][a-z0-9_]*$/);
const instant = z.string().transform((text, context) => {
  const read = instantOrNull(text);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: 'is no time' });
  return z.NEVER;
});

const header = z.object({
  form: count,
  takenAt: instant,
  migrations: z.array(z.string()).min(1),
});
const heading = z.object({ table: name, columns: z.array(name).min(1) });
const end = z.object({ table: name, rows: count, bytes: count, sha256: hex });
const account = z.object({
  account: z.string(),
  position: count,
  batch: count,
  digest: hex,
  reports: count,
  files: count,
});
const manifest = header.extend({ accounts: z.array(account), tables: z.array(end) });

const LETTERS = { begin: 'B', heading: 'H', rows: 'R', end: 'E', manifest: 'M' } as const;

/** Rows are as PostgreSQL wrote them; everything else is JSON. */
export function writtenPiece(piece: BackupPiece): { letter: string; bytes: Buffer } {
  const letter = LETTERS[piece.kind];
  switch (piece.kind) {
    case 'rows':
      return { letter, bytes: piece.bytes };
    case 'begin':
      return { letter, bytes: jsonOf(piece.header) };
    case 'heading':
      return { letter, bytes: jsonOf(piece.heading) };
    case 'end':
      return { letter, bytes: jsonOf(piece.end) };
    case 'manifest':
      return { letter, bytes: jsonOf(piece.manifest) };
  }
}

/** Throws where a piece does not say what its letter promises. */
export function readPiece(letter: string, bytes: Buffer): BackupPiece {
  switch (letter) {
    case LETTERS.rows:
      return { kind: 'rows', bytes };
    case LETTERS.begin:
      return { kind: 'begin', header: header.parse(fromJson(bytes)) };
    case LETTERS.heading:
      return { kind: 'heading', heading: heading.parse(fromJson(bytes)) };
    case LETTERS.end:
      return { kind: 'end', end: end.parse(fromJson(bytes)) };
    case LETTERS.manifest:
      return { kind: 'manifest', manifest: manifest.parse(fromJson(bytes)) };
    default:
      throw new Error(`it has a piece of an unknown kind (${JSON.stringify(letter)})`);
  }
}

const jsonOf = (value: object): Buffer => Buffer.from(JSON.stringify(value), 'utf8');

const fromJson = (bytes: Buffer): unknown => JSON.parse(bytes.toString('utf8')) as unknown;
