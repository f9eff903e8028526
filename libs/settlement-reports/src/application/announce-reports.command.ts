import { SettingsReader } from '#accounts';
import { DayReader } from '#days';
import type { IssuingEvent } from '#days';
import { LogReader } from '#event-store';
import type { Recorded } from '#event-store';
import { Clock } from '#kernel';
import { QueueNotification } from '#notifications';
import { AffectedDays } from '#reconciliation';
import { Logger } from '@nestjs/common';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { announcementOf, isNews } from '../domain/announcement.js';
import type { ReportHead } from '../domain/report-head.js';
import { AnnouncedFiles } from '../read-model/announced-files.js';
import { ReportStore } from '../read-model/report-store.js';

const CHECKPOINT = 'announcements';

/** Tells of every version that was issued since the last time; answers how many were news. */
export class AnnounceReports extends Command<number> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(AnnounceReports)
export class AnnounceReportsHandler implements ICommandHandler<AnnounceReports> {
  private readonly logger = new Logger(AnnounceReportsHandler.name);

  constructor(
    private readonly log: LogReader,
    private readonly checkpoints: AffectedDays,
    private readonly days: DayReader,
    private readonly store: ReportStore,
    private readonly files: AnnouncedFiles,
    private readonly settings: SettingsReader,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  /** A crash before the checkpoint moves has the same keys queued again, which changes nothing. */
  async execute({ account }: AnnounceReports): Promise<number> {
    const { position } = await this.log.head(account);
    const from = await this.checkpoints.checkpoint(account, CHECKPOINT);
    if (position <= from) return 0;
    const [today, now] = [await this.settings.today(account), this.clock.now()];
    let told = 0;
    for (const issued of await this.days.issuedBetween(account, from, position)) {
      if (isNews(issued, today, now) && (await this.announce(account, issued))) told += 1;
    }
    await this.checkpoints.moveCheckpoint(account, CHECKPOINT, position);
    return told;
  }

  /** A report that is damaged is told of by `verify`, and keeps no other from being announced. */
  private async announce(account: string, { data }: Recorded<IssuingEvent>): Promise<boolean> {
    const { day, version, previousDigest } = data;
    const head = await this.store.head({ account, day, version, digest: data.digest });
    if (head === null) {
      this.logger.warn(`${account}: ${day} v${version} is not announced: its head is not there`);
      return false;
    }
    const before = await this.headBefore(head, previousDigest);
    const files = await this.files.of(head);
    const notification = announcementOf(head, before, files, this.clock.now());
    return this.commands.execute(new QueueNotification(notification));
  }

  private async headBefore(
    { account, day, version }: ReportHead,
    digest: string | null,
  ): Promise<ReportHead | null> {
    if (digest === null || version === 1) return null;
    return this.store.head({ account, day, version: version - 1, digest });
  }
}
