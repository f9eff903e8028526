import { Database } from '#database';
import { DomainError, MINUTE_MS } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { StagedRows } from './staged-rows.js';

/** Big reports of open days that are being read at once: each has a connection of its own. */
const MOST_HELD = 3;
/** Whoever reads nothing for so long has gone. */
const IDLE_MS = MINUTE_MS;
const LOOK_EVERY_MS = 5_000;

/** Where reports are put together before they are issued, or shown. */
@Injectable()
export class Staging implements OnModuleDestroy {
  private readonly held = new Set<() => void>();

  constructor(private readonly database: Database) {}

  use<T>(work: (rows: StagedRows) => Promise<T>): Promise<T> {
    return this.database.session(async (session) => {
      const rows = await StagedRows.open(session);
      try {
        return await work(rows);
      } finally {
        await rows.close();
      }
    });
  }

  /** Rows that stay until nobody has read any for a minute (`report.overloaded` if too many do). */
  async hold<T>(prepare: (rows: StagedRows) => Promise<T>): Promise<T> {
    if (this.held.size >= MOST_HELD) throw overloaded();
    return new Promise((resolve, reject) => {
      this.use(async (rows) => {
        resolve(await prepare(rows));
        await this.untilIdle(rows);
      }).catch(reject);
    });
  }

  onModuleDestroy(): void {
    for (const release of this.held) release();
  }

  private async untilIdle(rows: StagedRows): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
      timer = setInterval(() => {
        if (rows.idleMs >= IDLE_MS) resolve();
      }, LOOK_EVERY_MS);
    });
    this.held.add(release);
    await released;
    this.held.delete(release);
    clearInterval(timer);
  }
}

const overloaded = (): DomainError =>
  new DomainError(
    'report.overloaded',
    `${MOST_HELD} large reports of days that are not closed are being read. Ask again in a minute.`,
  );
