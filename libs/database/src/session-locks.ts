import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from './database.js';

/** A lock that this process has, unless its connection was lost. */
export interface HeldLock {
  /** Asks the database: whoever has lost the connection has lost the lock, and may be replaced. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/**
 * Locks between processes by name, for work that takes minutes. All of a process are on one
 * connection, so that many of them leave the others to those who work; the database lets go of
 * them when their holder dies.
 */
@Injectable()
export class SessionLocks {
  private readonly taken = new Set<string>();
  private line: Line | null = null;

  constructor(private readonly database: Database) {}

  /** Null: another process has it, or another part of this one. */
  async tryTake(name: string): Promise<HeldLock | null> {
    if (this.taken.has(name)) return null;
    this.taken.add(name);
    const line = this.open();
    try {
      if (await line.asks(TRY, name)) return this.held(line, name);
    } catch (error) {
      this.leave(line, name);
      throw error;
    }
    this.leave(line, name);
    return null;
  }

  private held(line: Line, name: string): HeldLock {
    return {
      isHeld: () => line.asks(IS_HELD, name).catch(() => false),
      release: async () => {
        // One that cannot be let go of goes with its connection.
        await line.asks(RELEASE, name).catch(() => line.cut());
        this.leave(line, name);
      },
    };
  }

  /** After a lost connection, a new one: locks on the old one are gone. */
  private open(): Line {
    if (this.line === null || this.line.isCut) this.line = new Line(this.database);
    this.line.users += 1;
    return this.line;
  }

  private leave(line: Line, name: string): void {
    this.taken.delete(name);
    line.users -= 1;
    if (line.users > 0) return;
    line.hangUp();
    if (this.line === line) this.line = null;
  }
}

/** One connection, from its first user to its last. */
class Line {
  users = 0;
  isCut = false;
  hangUp: () => void = () => undefined;
  private readonly client: Promise<PoolClient>;
  private last: Promise<void> = Promise.resolve();

  constructor(database: Database) {
    const over = new Promise<void>((resolve) => {
      this.hangUp = resolve;
    });
    this.client = new Promise((resolve, reject) => {
      const connected = database.onOneConnection(async (client) => {
        const ended = () => this.cut();
        client.once('end', ended);
        resolve(client);
        await over;
        client.off('end', ended);
        if (this.isCut) await client.end().catch(() => undefined);
      });
      connected.catch((error: unknown) => {
        this.isCut = true;
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    });
  }

  /** One question after the other. */
  asks(question: string, name: string): Promise<boolean> {
    const answer = this.last.then(async () => {
      const client = await this.client;
      const { rows } = await client.query<{ answer: boolean }>(question, [name]);
      return rows[0]?.answer === true;
    });
    this.last = answer.then(
      () => undefined,
      () => undefined,
    );
    return answer;
  }

  /** It is not used for anything new, and ends when its last user leaves. */
  cut(): boolean {
    this.isCut = true;
    return false;
  }
}

const TRY = 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS answer';
const RELEASE = 'SELECT pg_advisory_unlock(hashtextextended($1, 0)) AS answer';

const IS_HELD = `
  SELECT EXISTS (
    SELECT FROM pg_locks
    WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted
      AND (classid::bigint << 32 | objid::bigint) = hashtextextended($1, 0)
      AND objsubid = 1 AND database = (SELECT oid FROM pg_database
                                       WHERE datname = current_database())) AS answer`;
