import type { FileKey, KeptFile } from '../../domain/files/report-file.js';

/** A file as its table has it. */
export type FileRow = Omit<KeptFile, 'bytes'> & { readonly bytes: bigint };

export const FILE_COLUMNS = `
  account, subject, version, digest, form, language, file_id AS "fileId", sha256, bytes,
  part_bytes AS "partBytes", media_type AS "mediaType", build, made_at AS "madeAt"`;

/** With the values of a key as the first parameters. */
export const IS_KEY = `
  account = $1 AND subject = $2 AND version = $3 AND digest = $4 AND form = $5 AND language = $6`;

export const valuesOf = (key: FileKey): readonly unknown[] => [
  ...[key.account, key.subject, key.version, key.digest, key.form, key.language],
];

export const keptFile = (row: FileRow): KeptFile => ({ ...row, bytes: Number(row.bytes) });
