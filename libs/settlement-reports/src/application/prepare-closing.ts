import { SettingsReader } from '#accounts';
import { dayWindow } from '#calendar';
import type { BusinessDay } from '#calendar';
import { ChargeWatch, RefetchCharge, SweepCharges } from '#ingestion';
import type { SweepAnswer } from '#ingestion';
import { Clock, DAY_MS, DomainError, HOUR_MS, isBefore, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { BooksKeeper } from '#ledger';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { SourceCoverage } from '../domain/report-head.js';
import { DayNotClosableError } from '../domain/report.errors.js';

/** A QR lives for a day: what was created that long before the day can be paid on it. */
const LOOK_BACK_MS = DAY_MS + HOUR_MS;

/** Everything that must have been read before a day may be closed. */
@Injectable()
export class PrepareClosing {
  constructor(
    private readonly settings: SettingsReader,
    private readonly watch: ChargeWatch,
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

  /** Sweeps Opn's charges, reads every open one back, and brings the books to the log's head. */
  async readEverything(account: string, day: BusinessDay): Promise<SourceCoverage> {
    const { days } = await this.settings.of(account);
    const window = dayWindow(day, days);
    const startedAt = this.clock.now();
    const sweep = await this.sweep(account, day, plusMs(window.from, -LOOK_BACK_MS), startedAt);
    await this.books.catchUp(account);
    await this.readOpenCharges(account, day, window.to, startedAt);
    await this.books.catchUp(account);
    await this.books.refuseIfStopped(account);
    return coverageOf(sweep);
  }

  private async sweep(
    account: string,
    day: BusinessDay,
    from: Instant,
    to: Instant,
  ): Promise<SweepAnswer> {
    const sweep = await this.commands
      .execute(new SweepCharges(account, from, to))
      .catch((error: unknown) => {
        throw notReadable(day, error);
      });
    if (sweep.complete) return sweep;
    throw new DayNotClosableError(day, [
      `Opn's list of charges kept changing: ${sweep.count} of ${sweep.statedCount} were seen.`,
    ]);
  }

  private async readOpenCharges(
    account: string,
    day: BusinessDay,
    createdBefore: Instant,
    since: Instant,
  ): Promise<void> {
    const unread = await this.watch.unreadSince(account, createdBefore, since);
    for (const chargeId of unread) {
      await this.commands
        .execute(new RefetchCharge(account, chargeId, 'closing'))
        .catch((error: unknown) => {
          // Opn has answered, and no longer has it: that is known now, and keeps no day open.
          if (error instanceof DomainError && error.code === 'charge.unknown') return;
          throw notReadable(day, error);
        });
    }
  }
}

function notReadable(day: BusinessDay, error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  return new DayNotClosableError(day, [error.message]);
}

const coverageOf = ({
  from,
  to,
  pages,
  count,
  amount,
  statedCount,
}: SweepAnswer): SourceCoverage => ({
  source: 'charges',
  from,
  to,
  pages,
  count,
  amount,
  statedCount,
  statedAmount: null,
  gap: null,
  result: 'complete',
});
