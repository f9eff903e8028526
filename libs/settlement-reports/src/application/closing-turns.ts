import { SessionLocks } from '#database';
import type { HeldLock } from '#database';
import { DomainError, MINUTE_MS } from '#kernel';
import { Stopping } from '#processes';
import { Injectable } from '@nestjs/common';

/** How often we ask whether another process has finished, and for how long. */
const ASK_EVERY_MS = 250;
const MAX_WAIT_MS = 10 * MINUTE_MS;

/** The right to close a day, or a month, of an account; nobody else has it at the same time. */
export interface ClosingTurn {
  /** Refuses if the turn was lost with its connection: another process may have it by now. */
  confirm(): Promise<void>;
}

/**
 * Closings of an account take turns: what one posts is where the next one starts. In this process
 * they queue, and between processes a lock decides, which the database lets go of when its holder
 * dies. A process that stops begins none; one it has begun ends in time, or with the process.
 */
@Injectable()
export class ClosingTurns {
  private readonly queues = new Map<string, Promise<unknown>>();
  /** What waits for its turn, by account and what it is. */
  private readonly waiting = new Map<string, Promise<unknown>>();

  constructor(
    private readonly locks: SessionLocks,
    private readonly stopping: Stopping,
  ) {}

  take<T>(account: string, work: (turn: ClosingTurn) => Promise<T>): Promise<T> {
    const before = this.queues.get(account) ?? Promise.resolve();
    const turn = before.then(() => this.underLock(account, work));
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    this.queues.set(account, settled);
    return turn.finally(() => {
      if (this.queues.get(account) === settled) this.queues.delete(account);
    });
  }

  /**
   * Whoever asks for the same before its turn has come shares it, so that at most one of a kind
   * waits. What has begun is not shared: it may have read what was different then.
   */
  share<T>(account: string, what: string, work: (turn: ClosingTurn) => Promise<T>): Promise<T> {
    const key = `${account}/${what}`;
    const same = this.waiting.get(key) as Promise<T> | undefined;
    if (same) return same;
    const shared = this.take(account, (turn) => {
      this.waiting.delete(key);
      return work(turn);
    }).finally(() => {
      // One that never had its turn.
      if (this.waiting.get(key) === shared) this.waiting.delete(key);
    });
    this.waiting.set(key, shared);
    return shared;
  }

  private async underLock<T>(account: string, work: (turn: ClosingTurn) => Promise<T>): Promise<T> {
    const lock = await this.waitFor(account);
    try {
      return await work({ confirm: () => confirm(account, lock) });
    } finally {
      await lock.release();
    }
  }

  private async waitFor(account: string): Promise<HeldLock> {
    for (let waitedMs = 0; waitedMs < MAX_WAIT_MS; waitedMs += ASK_EVERY_MS) {
      this.stopping.throwIfAsked();
      const lock = await this.locks.tryTake(`close:${account}`);
      if (lock) return lock;
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    }
    throw new DomainError(
      'day.already_closing',
      `Another process has been closing a day of ${account} for ten minutes. Try again later.`,
    );
  }
}

async function confirm(account: string, lock: HeldLock): Promise<void> {
  if (await lock.isHeld()) return;
  throw new DomainError(
    'day.turn_lost',
    `The connection that kept others from closing days of ${account} was lost meanwhile; ` +
      'nothing was issued. Try again.',
  );
}
