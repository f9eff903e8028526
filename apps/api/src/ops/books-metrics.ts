import { LogReader } from '#event-store';
import { Clock, epochMs, MINUTE_MS, SECOND_MS } from '#kernel';
import { OpenBreakNumbers } from '#reconciliation';
import type { OpenBreakNumber } from '#reconciliation';
import { DayNumbersReader, FileTasks } from '#settlement-reports';
import type { DayNumbers } from '#settlement-reports';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Lately } from './lately.js';
import { gaugesOf, Metrics } from './metrics.js';

/** Days and breaks change slowly, and are the dearest to ask for. */
const KEPT_MS = MINUTE_MS;

type FileNumbers = Awaited<ReturnType<FileTasks['numbers']>>;

interface BookNumbers {
  readonly account: string;
  readonly breaks: readonly OpenBreakNumber[];
  readonly days: DayNumbers;
  readonly files: FileNumbers;
}

/** How the books and the reports of every account stand. */
@Injectable()
export class BooksMetrics implements OnModuleInit {
  private readonly seen: Lately<readonly BookNumbers[]>;

  constructor(
    private readonly metrics: Metrics,
    private readonly log: LogReader,
    private readonly breaks: OpenBreakNumbers,
    private readonly days: DayNumbersReader,
    private readonly files: FileTasks,
    private readonly clock: Clock,
  ) {
    this.seen = new Lately(KEPT_MS, () => this.ask());
  }

  onModuleInit(): void {
    this.showBreaks();
    this.showDays();
    this.showFiles();
  }

  private showBreaks(): void {
    const labels = ['account', 'severity'] as const;
    const gauges = gaugesOf(this.metrics.registry, {
      count: ['yodtrong_breaks_open', 'Breaks that are open, as last judged.', labels],
      amount: ['yodtrong_breaks_open_satang', 'Their amounts, added up without signs.', labels],
    });
    this.metrics.addSource('the breaks', async () => {
      for (const gauge of Object.values(gauges)) gauge.reset();
      for (const { account, breaks } of await this.seen.get()) {
        for (const { severity, count, amount } of breaks) {
          gauges.count.set({ account, severity }, count);
          gauges.amount.set({ account, severity }, Number(amount));
        }
      }
    });
  }

  private showDays(): void {
    const labels = ['account'] as const;
    const gauges = gaugesOf(this.metrics.registry, {
      overdue: ['yodtrong_days_overdue', 'Days that should be closed by now and are not.', labels],
      unapproved: [
        'yodtrong_days_unapproved',
        'Closed days whose latest version nobody approved.',
        labels,
      ],
      unexplained: [
        'yodtrong_last_day_unexplained_satang',
        'What the last closed day leaves unexplained; absent before the first one.',
        labels,
      ],
    });
    this.metrics.addSource('the days', async () => {
      for (const gauge of Object.values(gauges)) gauge.reset();
      for (const { account, days } of await this.seen.get()) {
        gauges.overdue.set({ account }, days.overdue.length);
        gauges.unapproved.set({ account }, days.unapproved.length);
        const remainder = days.lastClosed?.remainder ?? null;
        if (remainder !== null) gauges.unexplained.set({ account }, Number(remainder));
      }
    });
  }

  private showFiles(): void {
    const labels = ['account'] as const;
    const gauges = gaugesOf(this.metrics.registry, {
      waiting: ['yodtrong_report_files_waiting', 'Files that are still to be made.', labels],
      failing: ['yodtrong_report_files_failing', 'Those of them that could not be made.', labels],
      oldest: [
        'yodtrong_report_files_oldest_seconds',
        'How long somebody has waited for one of them; 0 if nobody does.',
        labels,
      ],
    });
    this.metrics.addSource('the files', async () => {
      for (const gauge of Object.values(gauges)) gauge.reset();
      const now = epochMs(this.clock.now());
      for (const { account, files } of await this.seen.get()) {
        const { waiting, failing, oldestAt } = files;
        gauges.waiting.set({ account }, waiting);
        gauges.failing.set({ account }, failing);
        const ageMs = oldestAt === null ? 0 : Math.max(0, now - epochMs(oldestAt));
        gauges.oldest.set({ account }, ageMs / SECOND_MS);
      }
    });
  }

  /** One account after another: a scrape takes one connection at a time. */
  private async ask(): Promise<readonly BookNumbers[]> {
    const all: BookNumbers[] = [];
    for (const account of await this.log.accounts()) {
      const breaks = await this.breaks.of(account);
      const days = await this.days.of(account);
      all.push({ account, breaks, days, files: await this.files.numbers(account) });
    }
    return all;
  }
}
