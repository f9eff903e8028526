import { DeliverNotifications } from '#notifications';
import { AnnounceReports } from '#settlement-reports';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Interval } from '@nestjs/schedule';
import { Jobs } from './jobs.js';

const EVERY_MS = 5_000;

/** Issued reports are announced, and whatever is to be told is sent when it is due. */
@Injectable()
export class NotificationsSchedule {
  constructor(
    private readonly jobs: Jobs,
    private readonly commands: CommandBus,
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
}
