import { SettingsReader } from '#accounts';
import { dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { ReadOpenCharges } from '#ingestion';
import { Clock, isBefore } from '#kernel';
import { BooksKeeper } from '#ledger';
import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { ReportReading } from '../domain/report-reading.js';
import { DayNotClosableError } from '../domain/report.errors.js';
import { CoverSources } from './cover-sources.js';
import { ReadSources } from './read-sources.js';

/** Everything that must have been read before a day may be closed. */
@Injectable()
export class PrepareClosing {
  private readonly logger = new Logger(PrepareClosing.name);

  constructor(
    private readonly settings: SettingsReader,
    private readonly sources: ReadSources,
    private readonly cover: CoverSources,
    private readonly books: BooksKeeper,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  /** Refuses a day that is not over or was never kept (`day.not_closable`). */
  async check(account: string, day: BusinessDay): Promise<void> {
    const { days, openingDay } = await this.settings.of(account);
    const { to } = dayWindow(day, days);
    if (isBefore(this.clock.now(), to)) {
      throw new DayNotClosableError(day, [`it is not over; it ends at ${to}.`]);
    }
    if (openingDay !== null && day < openingDay) {
      throw new DayNotClosableError(day, [`the books begin on ${openingDay}.`]);
    }
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
    const order = new ReadOpenCharges(account, window.to, startedAt);
    const { outOfOrder, left } = await this.commands.execute(order);
    const reasons = [...read.refusals, ...(outOfOrder === null ? [] : [outOfOrder])];
    if (reasons.length > 0) throw new DayNotClosableError(day, reasons);
    for (const [id, reason] of left) {
      this.logger.warn(`${account}: ${day} is closed with ${id} as last known: ${reason}`);
    }
    await this.books.catchUp(account);
    await this.books.refuseIfStopped(account);
    return this.cover.cover(account, day, window, { ...read, chargesLeft: left.size });
  }
}
