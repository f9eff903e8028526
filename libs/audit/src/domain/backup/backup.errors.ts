import { DomainError } from '#kernel';

/** The file is not what was written: nothing of it may be used. */
export class BackupDamagedError extends DomainError {
  constructor(path: string, what: string, options?: ErrorOptions) {
    super(
      'backup.damaged',
      `${path} cannot be used: ${what}. Nothing was restored from it. Take another copy of the ` +
        'file, or the backup before it.',
      {},
      options,
    );
  }
}

export class NoBackupError extends DomainError {
  constructor(path: string, why: string) {
    super('backup.none', `${path} is no backup of Yodtrong: ${why}.`);
  }
}

/** Made by a later version, whose tables this one does not know. */
export class BackupNewerError extends DomainError {
  constructor(path: string, unknown: string) {
    super(
      'backup.newer',
      `${path} was made by a newer version of Yodtrong (${unknown} is not known here). ` +
        'Restore it with that version or a later one.',
    );
  }
}

export class DatabaseNotEmptyError extends DomainError {
  constructor(name: string, holds: string) {
    super(
      'backup.not_empty',
      `The database ${name} is not empty: ${holds}. A backup is restored into an empty database ` +
        'only, so that nothing is mixed or lost. Create one, and name it with --into.',
    );
  }
}

/** A table that this version does not know might hold what must not be lost. */
export class TableUnknownError extends DomainError {
  constructor(tables: readonly string[]) {
    super(
      'backup.table_unknown',
      `The database has tables this version does not know: ${tables.join(', ')}. Back it up with ` +
        'the version that made them.',
    );
  }
}
