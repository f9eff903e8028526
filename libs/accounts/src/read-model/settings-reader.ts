import { businessDayOf } from '#calendar';
import type { BusinessDay } from '#calendar';
import { LogReader } from '#event-store';
import type { Recorded } from '#event-store';
import { Clock } from '#kernel';
import { Injectable } from '@nestjs/common';
import { accountEvents } from '../domain/account.events.js';
import type { AccountEvent } from '../domain/account.events.js';
import { evolveSettings, unknownAccount } from '../domain/account-settings.js';
import type { AccountSettings } from '../domain/account-settings.js';
import { ACCOUNT_KIND } from '../domain/settings-stream.js';

/** The settings in force, read from the log itself: a handful of events. */
@Injectable()
export class SettingsReader {
  constructor(
    private readonly reader: LogReader,
    private readonly clock: Clock,
  ) {}

  /** As they are, or as they were at a position. `account.unknown` if there is no such account. */
  async of(account: string, upTo?: number): Promise<AccountSettings> {
    const events = await this.history(account, upTo);
    const settings = events.reduce<AccountSettings | null>(evolveSettings, null);
    if (settings === null) throw unknownAccount(account);
    return settings;
  }

  history(account: string, upTo?: number): Promise<readonly Recorded<AccountEvent>[]> {
    return this.reader.ofKind(account, ACCOUNT_KIND, accountEvents, upTo);
  }

  async today(account: string): Promise<BusinessDay> {
    const { days } = await this.of(account);
    return businessDayOf(this.clock.now(), days);
  }
}
