import { holidaysOf, rulesOn, SettingsReader } from '#accounts';
import { businessDayOf } from '#calendar';
import type { DayRules } from '#calendar';
import { Clock } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { AlertMoment } from '../domain/alert-source.js';
import type { Hours } from '../domain/quiet-hours.js';

/** A moment of an account, and when its people are told. */
export interface MomentWithHours extends AlertMoment {
  readonly hours: Hours;
  readonly days: DayRules;
}

@Injectable()
export class AlertMoments {
  constructor(
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async now(account: string): Promise<MomentWithHours> {
    const settings = await this.settings.of(account);
    const now = this.clock.now();
    const today = businessDayOf(now, settings.days);
    const rules = rulesOn(settings, 'alert', today);
    const { timeZone } = settings.days;
    const hours = { timeZone, holidays: holidaysOf(settings), rules };
    return { account, now, today, rules, hours, days: settings.days };
  }
}
