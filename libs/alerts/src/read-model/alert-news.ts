import { LogReader } from '#event-store';
import { Injectable } from '@nestjs/common';
import { alertEvents } from '../domain/alert.events.js';
import { episodesOf } from '../domain/alert-episodes.js';
import type { AlertEpisode } from '../domain/alert-episodes.js';
import { ALERT_KIND, streamIn } from '../domain/alert-stream.js';

/** Episodes of which something was recorded in a stretch of the log. */
@Injectable()
export class AlertNews {
  constructor(private readonly log: LogReader) {}

  async since(
    account: string,
    from: number,
  ): Promise<{ readonly episodes: readonly AlertEpisode[]; readonly to: number }> {
    const { position: to } = await this.log.head(account);
    if (to <= from) return { episodes: [], to };
    const news = await this.log.ofKind(account, ALERT_KIND, alertEvents, to, from);
    const streams = [...new Set(news.map(({ stream }) => stream))];
    const names = streams.map((stream) => streamIn(account, stream));
    const histories = await this.log.streams(account, names, alertEvents);
    const episodes = [...histories.values()].flatMap(episodesOf);
    const isNews = ({ events }: AlertEpisode) => events.some(({ position }) => position > from);
    return { episodes: episodes.filter(isNews), to };
  }
}
