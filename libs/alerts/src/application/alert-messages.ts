import type { Queryable } from '#database';
import { Channels, NotificationThread } from '#notifications';
import type { Notification, ThreadDelivery } from '#notifications';
import { Injectable } from '@nestjs/common';
import type { AlertMoment } from '../domain/alert-source.js';
import { lastPosition } from '../domain/alert-episodes.js';
import type { AlertEpisode } from '../domain/alert-episodes.js';
import type { Alert } from '../domain/alert-state.js';
import { alertId, keyPrefix } from '../domain/alert-stream.js';
import { alertNotifications } from '../domain/telling/alert-notification.js';
import { toldChannels } from '../domain/telling/told-channels.js';
import { DIGESTS } from '../domain/telling/told-of.js';
import type { Telling } from '../domain/telling/what-to-tell.js';
import { AlertLooks } from '../read-model/alert-looks.js';

/** What is told of alerts, into the outbox. */
@Injectable()
export class AlertMessages {
  constructor(
    private readonly thread: NotificationThread,
    private readonly channels: Channels,
    private readonly looks: AlertLooks,
  ) {}

  /** How many were new; `later` while a message that this one must follow is being sent. */
  async put(
    tx: Queryable,
    { account, now }: AlertMoment,
    episode: AlertEpisode,
    telling: Telling,
  ): Promise<number | 'later'> {
    const { alert } = episode;
    const { proof } = alert;
    const seen = await this.looks.numbersOf(account, alertId(alert.raised, alert.episode), tx);
    const position = lastPosition(episode);
    const told = { account, alert, numbers: seen ?? alert.numbers, proof, position };
    const notifications = alertNotifications(told, telling, now);
    return telling.kind === 'resolved'
      ? this.putEnd(tx, alert, notifications)
      : this.putAll(tx, notifications, (one) => this.channels.namesFor(one));
  }

  /**
   * What was not sent yet is not sent any more, and its end is told where it was. Who knows of it
   * from a digest is told as well: a digest is about other things besides, and is not taken back.
   */
  private async putEnd(
    tx: Queryable,
    { raised, episode }: Alert,
    notifications: readonly Notification[],
  ): Promise<number | 'later'> {
    const [first] = notifications;
    if (first === undefined) return 0;
    const prefix = keyPrefix(raised, episode);
    const own = await this.thread.withdraw(tx, first.account, prefix);
    if (own.some(({ busy }) => busy)) return 'later';
    const id = alertId(raised, episode);
    const digests = await this.thread.deliveries(tx, first.account, DIGESTS, id);
    const deliveries = [...own, ...digests];
    return this.putAll(tx, notifications, (one) => this.knowing(one, deliveries));
  }

  /** Without any channel there is still the list of notifications. */
  private knowing(
    notification: Notification,
    deliveries: readonly ThreadDelivery[],
  ): readonly string[] | null {
    const names = this.channels.namesFor(notification);
    if (names.length === 0) return names;
    const told = toldChannels(deliveries, notification.audience);
    const knowing = names.filter((name) => told.has(name));
    return knowing.length === 0 ? null : knowing;
  }

  private async putAll(
    tx: Queryable,
    notifications: readonly Notification[],
    channelsOf: (notification: Notification) => readonly string[] | null,
  ): Promise<number> {
    let put = 0;
    for (const notification of notifications) {
      const names = channelsOf(notification);
      if (names !== null && (await this.thread.put(tx, notification, names))) put += 1;
    }
    return put;
  }
}
