import { evolveSettings, holidaysOf, rulesOn, SettingsReader } from '#accounts';
import type { AccountSettings } from '#accounts';
import { businessDayOf } from '#calendar';
import type { BusinessDay, Holidays } from '#calendar';
import { DomainError } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { PromiseRules } from '../../domain/finance/late-days.js';

/** An account as it is set up, and since when it is kept here. */
export interface AccountFacts {
  readonly settings: AccountSettings;
  readonly holidays: Holidays;
  readonly promises: PromiseRules;
  readonly openedOn: BusinessDay;
}

@Injectable()
export class AccountFactsReader {
  constructor(private readonly settings: SettingsReader) {}

  /** `account.unknown` if there is no such account. */
  async of(account: string): Promise<AccountFacts> {
    const events = await this.settings.history(account);
    const settings = events.reduce<AccountSettings | null>(evolveSettings, null);
    const [opened] = events;
    if (settings === null || !opened) {
      throw new DomainError('account.unknown', `There is no account "${account}".`);
    }
    const openedOn = businessDayOf(opened.recordedAt, settings.days);
    const promisedHourOn = (day: BusinessDay) => rulesOn(settings, 'report', day).promisedHour;
    const { timeZone } = settings.days;
    const promises = { timeZone, openedOn, promisedHourOn };
    return { settings, holidays: holidaysOf(settings), promises, openedOn };
  }
}
