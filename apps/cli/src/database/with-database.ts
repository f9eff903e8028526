import { join, resolve } from 'node:path';

import type { Config } from '#config';
import { countOtherSessions, endOwnSessions, migrate } from '#database';
import { DomainError, isLockHolder, takeProcessLock } from '#kernel';

import type { Talk } from '../command-plan.js';
import { undoable } from '../interruption.js';
import { openInstallationDatabase } from './installation-database.js';
import type { InstallationDatabase } from './installation-database.js';

/** Whoever waits is told what takes a moment. */
export type Speaking = Pick<Talk, 'say'> & Partial<Pick<Talk, 'complain'>>;

/** Held by `start` for as long as it runs, so that nobody stops the database under it. */
export function installationLockFile(config: Config): string {
  return join(resolve(config.dataDir), 'yodtrong.lock');
}

/**
 * Runs a command's work on the migrated database of this installation, whether or not Yodtrong is
 * running. A server started for the command is stopped after it, unless somebody uses it by then.
 */
export function withDatabase<T>(
  config: Config,
  terminal: Speaking,
  work: (url: string) => Promise<T>,
): Promise<T> {
  return withDatabaseAsItIs(config, terminal, async (url) => {
    await migrate(url);
    return work(url);
  });
}

/** The same, with the tables that an earlier version left, or none at all. */
export async function withDatabaseAsItIs<T>(
  config: Config,
  { say }: Speaking,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const opening = openInstallationDatabase(config, say);
  let ending: Promise<void> | null = null; // by whoever is first: the work, or Ctrl-C
  const giveUp = (): Promise<void> =>
    (ending ??= opening.then(async (database) => {
      await endOwnSessions(database.url);
      await stopIfOurs(config, database);
    }));
  return undoable(giveUp, async () => {
    const database = await opening;
    try {
      if (ending !== null) throw new DomainError('stopped', 'It was stopped before it began.');
      return await work(database.url);
    } finally {
      await (ending ??= stopIfOurs(config, database));
    }
  });
}

/** The sessions of this process do not count: work that was given up may still open some. */
async function stopIfOurs(config: Config, { embedded }: InstallationDatabase): Promise<void> {
  if (embedded === null || embedded.reused) return;
  const lock = takeProcessLock(installationLockFile(config));
  if (isLockHolder(lock)) return; // `start` found our server and uses it
  try {
    if ((await countOtherSessions(embedded.url)) === 0) await embedded.stop();
  } finally {
    lock.release();
  }
}
