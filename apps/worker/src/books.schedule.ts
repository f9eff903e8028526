import { LOG_CHANNEL, LogListener } from '#event-store';
import { ReconcileAffectedDays } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { BooksKeeper } from '#ledger';
import { CommandBus } from '@nestjs/cqrs';
import { Interval } from '@nestjs/schedule';
import { Jobs } from './jobs.js';

const BOOKS_EVERY_MS = 1_000;
const RECONCILE_EVERY_MS = 5_000;
const TIME_PASSES_EVERY_MS = 60_000;

/** The books follow the log; breaks follow the books, and the clock. */
@Injectable()
export class BooksSchedule implements OnApplicationBootstrap {
  constructor(
    private readonly listener: LogListener,
    private readonly jobs: Jobs,
    private readonly books: BooksKeeper,
    private readonly commands: CommandBus,
  ) {}

  onApplicationBootstrap(): void {
    this.listener.listen(LOG_CHANNEL, (account) => this.followLogOf(account));
  }

  @Interval(BOOKS_EVERY_MS)
  followLog(): void {
    this.jobs.request('books', (account) => this.books.catchUp(account));
  }

  private followLogOf(announced: string): void {
    this.jobs.requestFor(announced, 'books', (account) => this.books.catchUp(account));
  }

  @Interval(RECONCILE_EVERY_MS)
  reconcile(): void {
    this.jobs.request('reconciliation', (account) =>
      this.commands.execute(new ReconcileAffectedDays(account, false)),
    );
  }

  @Interval(TIME_PASSES_EVERY_MS)
  followTime(): void {
    this.jobs.request('reconciliation-by-time', (account) =>
      this.commands.execute(new ReconcileAffectedDays(account, true)),
    );
  }
}
