import type { BusinessDay, Month } from '#calendar';
import type { Instant } from '#kernel';
import type { Language } from '../words.js';

/** Which file: of one issued content, in one form and language. */
export interface FileKey {
  readonly account: string;
  /** The day of a report, the month of a pack. */
  readonly subject: BusinessDay | Month;
  readonly version: number;
  /** Of the content that was issued; the file's own is its `sha256`. */
  readonly digest: string;
  /** `xlsx`, `json`, `breaks.csv` … */
  readonly form: string;
  readonly language: Language;
}

/** A file as it was first made: every later answer is these bytes. */
export interface KeptFile extends FileKey {
  readonly fileId: string;
  /** Of its bytes, hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** All parts but the last are as long as this. */
  readonly partBytes: number;
  readonly mediaType: string;
  /** What made it. */
  readonly build: string;
  readonly madeAt: Instant;
}

/** A stretch of a file: both ends belong to it, the first byte is 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** How far a rendering is, in rows it has read of those it will read. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What the texts of two keys have in common only if they are of the same file. */
export const fileKeyText = (key: FileKey): string =>
  [key.account, key.subject, key.version, key.digest, key.form, key.language].join('|');
