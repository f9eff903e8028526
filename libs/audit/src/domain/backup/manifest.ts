import type { Instant } from '#kernel';

/** The form of the file: raised when an older program could not read it any more. */
export const BACKUP_FORM = 1;

/** What a backup begins with. */
export interface BackupHeader {
  readonly form: number;
  /** When the snapshot was taken, by the database's clock. */
  readonly takenAt: Instant;
  /** Names of the migrations that the tables had. */
  readonly migrations: readonly string[];
}

/** Which table follows, and in which columns its rows are written. */
export interface SectionHeading {
  readonly table: string;
  readonly columns: readonly string[];
}

/** What a table had: the SHA-256 (hex) is that of its rows as PostgreSQL's COPY writes them. */
export interface SectionEnd {
  readonly table: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** How far an account's log went (`digest` in hex), and what had been issued. */
export interface BackedUpAccount {
  readonly account: string;
  readonly position: number;
  readonly batch: number;
  readonly digest: string;
  readonly reports: number;
  readonly files: number;
}

/** What a backup ends with: all that a restored database must have. */
export interface BackupManifest extends BackupHeader {
  readonly accounts: readonly BackedUpAccount[];
  readonly tables: readonly SectionEnd[];
}

/** One piece of a backup, in the order: begin, for each table heading, rows and end, manifest. */
export type BackupPiece =
  | { readonly kind: 'begin'; readonly header: BackupHeader }
  | { readonly kind: 'heading'; readonly heading: SectionHeading }
  | { readonly kind: 'rows'; readonly bytes: Buffer }
  | { readonly kind: 'end'; readonly end: SectionEnd }
  | { readonly kind: 'manifest'; readonly manifest: BackupManifest };
