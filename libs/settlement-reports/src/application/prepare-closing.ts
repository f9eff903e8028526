import { SettingsReader } from '#accounts';
import { dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { ReadOpenCharges } from '#ingestion';
import { Clock, tellProgress } from '#kernel';
import { BooksKeeper } from '#ledger';
import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { ReportReading } from '../domain/report-reading.js';
import { DayNotClosableError } from '../domain/report.errors.js';
import { KnownDays } from '../read-model/known-days.js';
import { ClosingPreconditions } from './closing-preconditions.js';
import { CoverSources } from './cover-sources.js';
import { ReadSources } from './read-sources.js';

/** Everything that must have been read before a day may be closed. */
@Injectable()
export class PrepareClosing {
  private readonly logger = new Logger(PrepareClosing.name);

  constructor(
    private readonly settings: SettingsReader,
    private readonly preconditions: ClosingPreconditions,
    private readonly known: KnownDays,
    private readonly sources: ReadSources,
    private readonly cover: CoverSources,
    private readonly books: BooksKeeper,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  /** Refuses what reading Opn cannot change, with every reason at once (`day.not_closable`). */
  async check(account: string, day: BusinessDay): Promise<void> {
    const reasons = await this.preconditions.reasonsAgainst(account, day);
    if (reasons.length > 0) throw new DayNotClosableError(day, reasons);
  }

  /**
   * Reads all of Opn's lists, the balance and every open charge, and brings the books to the log's
   * head. What cannot be read now keeps the day open, with every reason; what Opn does not have
   * for this account, and what it never answers about a single charge, is left out, and said.
   */
  async readEverything(account: string, day: BusinessDay): Promise<ReportReading> {
    const { days } = await this.settings.of(account);
    const window = dayWindow(day, days);
    const startedAt = this.clock.now();
    const read = await this.sources.read(account, window, startedAt);
    await this.books.catchUp(account);
    tellProgress('Reading open charges');
    const order = new ReadOpenCharges(account, window.to, startedAt);
    const { outOfOrder, left } = await this.commands.execute(order);
    const unknown = await this.known.beforeFirst(account, day);
    const reasons = [...read.refusals, outOfOrder, unknown].filter((reason) => reason !== null);
    if (reasons.length > 0) throw new DayNotClosableError(day, [...new Set(reasons)]);
    for (const [id, reason] of left) {
      this.logger.warn(`${account}: ${day} is closed with ${id} as last known: ${reason}`);
    }
    await this.books.catchUp(account);
    await this.books.refuseIfStopped(account);
    return this.cover.cover(account, day, window, { ...read, chargesLeft: left.size });
  }
}
