import { resolve } from 'node:path';

import type { Config } from '#config';
import { ensureSiblingDatabase, startEmbeddedPostgres } from '#database';
import type { EmbeddedPostgres } from '#database';

const DATABASE = 'yodtrong';
const DEMO_DATABASE = 'demo';

export interface InstallationDatabase {
  /** The URL of the tables' owner. */
  readonly url: string;
  /** Null where DATABASE_URL names a server that somebody else runs. */
  readonly embedded: EmbeddedPostgres | null;
}

/**
 * The database this configuration speaks of, its server started if need be. The demonstration never
 * shares one with real money: it has `demo`, or `<name>_demo` beside the one of DATABASE_URL.
 */
export async function openInstallationDatabase(
  config: Config,
  log: (line: string) => void,
): Promise<InstallationDatabase> {
  if (config.databaseUrl !== null) {
    const { databaseUrl: given, demo } = config;
    return { url: demo ? await ensureSiblingDatabase(given, 'demo') : given, embedded: null };
  }
  const embedded = await startEmbeddedPostgres({ dataDir: resolve(config.dataDir), log });
  const url = await embedded.ensureDatabase(config.demo ? DEMO_DATABASE : DATABASE);
  return { url, embedded };
}
