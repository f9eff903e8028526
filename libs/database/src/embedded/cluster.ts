import { chownSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { runnableBinaries } from './binaries.js';
import { clusterHome, ROOTS_FOLDER } from './cluster-home.js';
import type { RunAs } from './run-as.js';
import { isRoot } from './run-as.js';
import { secretIn } from './secret-file.js';

const SUPERUSER = 'postgres';

/** One PostgreSQL cluster on this disk: its files, its binaries, its user and its passwords. */
export class Cluster {
  private constructor(
    readonly folder: string,
    readonly binaries: string,
    readonly runAs: RunAs | null,
  ) {}

  static of(dataDir: string): Cluster {
    const { folder, runAs } = clusterHome(dataDir);
    return new Cluster(folder, runnableBinaries(runAs, ROOTS_FOLDER), runAs);
  }

  get data(): string {
    return this.path('data');
  }

  get log(): string {
    return this.path('server.log');
  }

  get isInitialised(): boolean {
    return existsSync(join(this.data, 'PG_VERSION'));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  get superuserPassword(): string {
    return secretIn(this.path('superuser.password'));
  }

  get ownerPassword(): string {
    return secretIn(this.path('yodtrong.password'));
  }

  superuserUrl(port: number): string {
    return `postgresql://${SUPERUSER}:${this.superuserPassword}@127.0.0.1:${port}/postgres`;
  }

  /** Where it listened last; null before its first start. */
  get rememberedPort(): number | null {
    const file = this.path('port');
    const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : NaN;
    return Number.isInteger(port) && port > 0 ? port : null;
  }

  rememberPort(port: number): void {
    writeFileSync(this.path('port'), `${port}\n`);
    this.keepOwner(this.path('port'));
  }

  /** Root may start what an ordinary user starts the next time. */
  keepOwner(file: string): void {
    if (!isRoot()) return;
    const { uid, gid } = statSync(this.folder);
    chownSync(file, uid, gid);
  }
}
