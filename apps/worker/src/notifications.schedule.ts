import { LogReader } from '#event-store';
import { HOUR_MS } from '#kernel';
import { Channels, DeliverNotifications, ForgetNotifications, WatchChannels } from '#notifications';
import { AnnounceReports } from '#settlement-reports';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Interval } from '@nestjs/schedule';
import { Jobs } from './jobs.js';

const EVERY_MS = 5_000;
const CHANNELS_EVERY_MS = 60_000;
const FORGET_EVERY_MS = HOUR_MS;

/** Issued reports are announced, and whatever is to be told is sent when it is due. */
@Injectable()
export class NotificationsSchedule {
  constructor(
    private readonly jobs: Jobs,
    private readonly commands: CommandBus,
    private readonly channels: Channels,
    private readonly log: LogReader,
  ) {}

  @Interval(EVERY_MS)
  announce(): void {
    this.jobs.request('announcements', (account) =>
      this.commands.execute(new AnnounceReports(account)),
    );
  }

  @Interval(EVERY_MS)
  deliver(): void {
    this.jobs.request('notifications', (account) =>
      this.commands.execute(new DeliverNotifications(account)),
    );
  }

  /** After a year and more. */
  @Interval(FORGET_EVERY_MS)
  forget(): void {
    this.jobs.request('old-notifications', (account) =>
      this.commands.execute(new ForgetNotifications(account)),
    );
  }

  /** A channel serves all accounts, so it is looked at for all of them together. */
  @Interval(CHANNELS_EVERY_MS)
  watch(): void {
    this.jobs.requestFor(this.channels.home, 'channels', async () =>
      this.commands.execute(new WatchChannels(await this.log.accounts())),
    );
  }
}
