import { SettingsReader } from '#accounts';
import { DayReader } from '#days';
import type { IssuingEvent } from '#days';
import { LogReader } from '#event-store';
import type { Recorded } from '#event-store';
import { Clock, withLogFields } from '#kernel';
import { QueueNotification } from '#notifications';
import { AffectedDays } from '#reconciliation';
import { Logger } from '@nestjs/common';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { announcementOf, isNews } from '../domain/announcement.js';
import type { ReportHead } from '../domain/report-head.js';
import { ReportStore } from '../read-model/report-store.js';
import { AnnouncedFiles } from './announced-files.js';

const CHECKPOINT = 'announcements';

/** What became of an issued version: `later` while its files are being made. */
type Announcement = 'told' | 'known' | 'later';

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
    const today = await this.settings.today(account);
    let [told, done] = [0, position];
    for (const issued of await this.days.issuedBetween(account, from, position)) {
      const came = isNews(issued, today, this.clock.now())
        ? await this.announce(account, issued)
        : 'known';
      if (came === 'told') told += 1;
      if (came === 'later') done = Math.min(done, issued.position - 1);
    }
    await this.checkpoints.moveCheckpoint(account, CHECKPOINT, done);
    return told;
  }

  private async announce(
    account: string,
    { data, recordedAt }: Recorded<IssuingEvent>,
  ): Promise<Announcement> {
    const head = await this.headOf(account, data);
    if (head === null) return 'known';
    const files = await this.files.of(head, recordedAt, this.clock.now());
    if (files === null) return 'later';
    const before = await this.headBefore(head);
    const notification = announcementOf(head, before, files, this.clock.now());
    if (!(await this.commands.execute(new QueueNotification(notification)))) return 'known';
    const { key } = notification;
    withLogFields({ account, day: head.day, version: head.version, key }, () => {
      this.logger.log(`${key} is to be told`);
    });
    return 'told';
  }

  /** A report that is damaged is told of by `verify`, and keeps no other from being announced. */
  private async headOf(account: string, { day, version, digest }: IssuingEvent['data']) {
    const head = await this.store.head({ account, day, version, digest });
    if (head === null) {
      this.logger.warn(`${account}: ${day} v${version} is not announced: its head is not there`);
    }
    return head;
  }

  private async headBefore(head: ReportHead): Promise<ReportHead | null> {
    const { account, day, version, previousDigest } = head;
    if (previousDigest === null || version === 1) return null;
    return this.store.head({ account, day, version: version - 1, digest: previousDigest });
  }
}
