import { Database } from '#database';
import type { Queryable } from '#database';
import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import { NotificationThread } from '#notifications';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { AlertEpisode } from '../domain/alert-episodes.js';
import { keyPrefix } from '../domain/alert-stream.js';
import { DIGESTS, toldOf } from '../domain/telling/told-of.js';
import { whatToTell } from '../domain/telling/what-to-tell.js';
import { AlertNews } from '../read-model/alert-news.js';
import { TellingCursor } from '../read-model/telling-cursor.js';
import { AlertMessages } from './alert-messages.js';
import { AlertMoments } from './alert-moments.js';
import type { MomentWithHours } from './alert-moments.js';

/** Tells people what was recorded of alerts since the last time; answers how many messages. */
export class TellAlerts extends Command<number> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(TellAlerts)
export class TellAlertsHandler implements ICommandHandler<TellAlerts> {
  constructor(
    private readonly database: Database,
    private readonly moments: AlertMoments,
    private readonly cursor: TellingCursor,
    private readonly news: AlertNews,
    private readonly thread: NotificationThread,
    private readonly messages: AlertMessages,
  ) {}

  /**
   * What is put into the outbox and how far this has come is one transaction: a crash loses
   * nothing and says nothing twice. Where another worker was faster, there is nothing left to do.
   */
  async execute({ account }: TellAlerts): Promise<number> {
    const from = await this.cursor.at(account);
    const { episodes, to } = await this.news.since(account, from);
    if (to <= from) return 0;
    const moment = await this.moments.now(account);
    return this.database.transaction(async (tx) => {
      if ((await this.cursor.lock(tx, account)) !== from) return 0;
      let [told, done] = [0, to];
      const states = await this.toldStates(tx, account, episodes);
      for (const episode of episodes) {
        const put = await this.tell(tx, moment, episode, states);
        if (put === 'later') done = Math.min(done, beforeNewsOf(episode, from));
        else told += put;
      }
      await this.cursor.move(tx, account, done);
      return told;
    });
  }

  private tell(
    tx: Queryable,
    moment: MomentWithHours,
    { alert }: AlertEpisode,
    states: Awaited<ReturnType<TellAlertsHandler['toldStates']>>,
  ): Promise<number | 'later'> {
    const told = toldOf(alert, states);
    const telling = whatToTell(alert, told, moment.now, moment.hours);
    return telling === null ? Promise.resolve(0) : this.messages.put(tx, moment, alert, telling);
  }

  private async toldStates(tx: Queryable, account: string, episodes: readonly AlertEpisode[]) {
    const first = episodes.reduce<Instant | null>(
      (earliest, { alert }) =>
        earliest === null || isBefore(alert.raisedAt, earliest) ? alert.raisedAt : earliest,
      null,
    );
    if (first === null) return [];
    const prefixes = episodes.map(({ alert }) => keyPrefix(alert.raised, alert.episode));
    return this.thread.told(tx, account, [DIGESTS, ...prefixes], first);
  }
}

/** What is left for later is looked at again from its first news on. */
const beforeNewsOf = ({ events }: AlertEpisode, from: number): number =>
  Math.min(...events.flatMap(({ position }) => (position > from ? [position - 1] : [])));
