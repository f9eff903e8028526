import { Database } from '#database';
import type { Queryable } from '#database';
import type { ToldState } from '#notifications';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { beforeNewsOf } from '../domain/alert-episodes.js';
import type { AlertEpisode } from '../domain/alert-episodes.js';
import { toldOf } from '../domain/telling/told-of.js';
import { whatToTell } from '../domain/telling/what-to-tell.js';
import { AlertNews } from '../read-model/alert-news.js';
import { TellingCursor } from '../read-model/telling-cursor.js';
import { ToldStates } from '../read-model/told-states.js';
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
    private readonly told: ToldStates,
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
      const alerts = episodes.map(({ alert }) => ({ ...alert, subject: alert.raised.subject }));
      const states = await this.told.of(tx, account, alerts);
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
    episode: AlertEpisode,
    states: readonly ToldState[],
  ): Promise<number | 'later'> {
    const told = toldOf(episode.alert, states);
    const telling = whatToTell(episode, told, moment.now, moment.hours);
    if (telling === 'later') return Promise.resolve(telling);
    return telling === null ? Promise.resolve(0) : this.messages.put(tx, moment, episode, telling);
  }
}
