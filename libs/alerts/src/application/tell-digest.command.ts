import { addDays, businessDayOf } from '#calendar';
import { Database } from '#database';
import type { Queryable } from '#database';
import { DAY_MS, epochMs, HOUR_MS, laterOf, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { AUDIENCES, Channels, NotificationThread } from '#notifications';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { digestContent } from '../domain/digest/digest-content.js';
import { digestNotification } from '../domain/digest/digest-notification.js';
import type { DigestOf } from '../domain/digest/digest-notification.js';
import { digestDay, digestMoment } from '../domain/quiet-hours.js';
import { AlertsKeeper } from '../read-model/alerts-keeper.js';
import { DigestAlerts } from '../read-model/digest-alerts.js';
import { beginDigest, digestsMade, lastDigestAt } from '../read-model/digest-days.js';
import { sideLines } from '../read-model/side-lines.js';
import type { SideSpan } from '../read-model/side-lines.js';
import { TellingCursor } from '../read-model/telling-cursor.js';
import { AlertMoments } from './alert-moments.js';
import type { MomentWithHours } from './alert-moments.js';

/** After so long a digest is late: nobody waits any more for what they know. */
const LATE_AFTER_MS = 2 * HOUR_MS;

/**
 * What ended shortly before the last digest is looked at again: an end is written down a while
 * after the look that found it began, by the clock of another worker. What was told is left out.
 */
const OVERLAP_MS = HOUR_MS;

/** What ended longer ago is in the list of alerts. */
const NEWS_MS = 7 * DAY_MS;

/** Tells each audience what waited for the morning; answers how many digests had something. */
export class TellDigest extends Command<number> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(TellDigest)
export class TellDigestHandler implements ICommandHandler<TellDigest> {
  constructor(
    private readonly database: Database,
    private readonly moments: AlertMoments,
    private readonly keeper: AlertsKeeper,
    private readonly cursor: TellingCursor,
    private readonly alerts: DigestAlerts,
    private readonly thread: NotificationThread,
    private readonly channels: Channels,
  ) {}

  async execute({ account }: TellDigest): Promise<number> {
    const moment = await this.moments.now(account);
    const day = digestDay(moment.now, moment.hours);
    if (day === null) return 0;
    if ((await digestsMade(this.database, account, day, moment.now)) === AUDIENCES.length) return 0;
    await this.keeper.catchUp(account);
    let told = 0;
    for (const audience of AUDIENCES) {
      const of = { account, audience, day };
      if (await this.database.transaction((tx) => this.make(tx, moment, of))) told += 1;
    }
    return told;
  }

  /** Nobody else tells anything of the account's alerts meanwhile. */
  private async make(tx: Queryable, moment: MomentWithHours, of: DigestOf): Promise<boolean> {
    const { account, now, hours } = moment;
    await this.cursor.lock(tx, account);
    const begun = await beginDigest(tx, of, now);
    if (begun === null) return false;
    const since = sinceOf(await lastDigestAt(tx, of, now), now);
    const alerts = await this.alerts.of(tx, account, of.audience, plusMs(since, -OVERLAP_MS));
    const lines = await sideLines(tx, account, of.audience, spanSince(since, moment));
    const isLate = epochMs(now) - epochMs(digestMoment(now, hours)) > LATE_AFTER_MS;
    const content = digestContent(alerts, lines, isLate);
    if (content === null) return false;
    const isAgain = begun === 'again';
    const digest = digestNotification({ ...of, isAgain }, content, now);
    return this.thread.put(tx, digest, this.channels.namesFor(digest));
  }
}

const sinceOf = (last: Instant | null, now: Instant): Instant =>
  laterOf(last ?? plusMs(now, -DAY_MS), plusMs(now, -NEWS_MS));

/** From the day of the last working morning on, which had those before it, to yesterday. */
function spanSince(since: Instant, { days, today }: MomentWithHours): SideSpan {
  const [from, to] = [businessDayOf(since, days), addDays(today, -1)];
  return { from: from < to ? from : to, to, since };
}
