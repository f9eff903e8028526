import { Database } from '#database';
import { DomainError, MINUTE_MS } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { ReportContent } from '../domain/report-content.js';
import type { ReportHead } from '../domain/report-head.js';
import { heldInMemory } from '../domain/rows-in-memory.js';
import { StagedRows } from './staged-rows.js';

/** Reports that are put together at once to be shown: each has a connection of its own. */
const MOST_AT_ONCE = 4;
/** Reports that are put together at once to be issued: the same. */
const MOST_CLOSED_AT_ONCE = 4;
/** Of those to be shown, those that are read from where they were put together: big ones. */
const MOST_HELD = 3;
/** Not more rows than this are held in memory instead: a few megabytes. */
const MOST_IN_MEMORY = 5_000;
/** Whoever reads nothing for so long has gone. */
const IDLE_MS = MINUTE_MS;
const LOOK_EVERY_MS = 5_000;

/**
 * Where reports are put together before they are issued, or shown: in temporary tables of one
 * connection. A process that dies leaves nothing of them.
 */
@Injectable()
export class Staging implements OnModuleDestroy {
  private readonly held = new Set<() => void>();
  private readonly turns = new Turns(MOST_AT_ONCE);
  private readonly closings = new Turns(MOST_CLOSED_AT_ONCE);

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

  /**
   * To close a day: some at a time, however many accounts close together, for each takes another
   * connection now and then, and must not wait for one that waits for it.
   */
  async inTurn<T>(work: (rows: StagedRows) => Promise<T>): Promise<T> {
    const isOver = await this.closings.take();
    return this.use(work).finally(isOver);
  }

  /**
   * A report that is only to be looked at. A big one stays in the database until nobody has read of
   * it for a minute; too many of these are refused (`report.overloaded`).
   */
  async show(prepare: (rows: StagedRows) => Promise<ReportHead>): Promise<ReportContent> {
    if (this.held.size >= MOST_HELD) throw overloaded();
    const turn = await this.turns.take();
    return new Promise((resolve, reject) => {
      const shown = this.use(async (rows) => {
        const head = await prepare(rows).finally(turn);
        if (rows.count <= MOST_IN_MEMORY) {
          resolve(await heldInMemory(rows.content(head)));
          return;
        }
        resolve(rows.content(head));
        await this.untilIdle(rows);
      });
      shown.catch((error: unknown) => {
        turn();
        reject(error instanceof Error ? error : new Error(String(error)));
      });
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

/** So many at a time, in the order in which they came. */
class Turns {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  /** Answers with how to give the turn back; once is enough, and twice no harm. */
  async take(): Promise<() => void> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    let isBack = false;
    return () => {
      if (isBack) return;
      isBack = true;
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    };
  }
}
