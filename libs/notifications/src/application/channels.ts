import { channelAbout } from '../domain/channel-notification.js';
import type { Notification } from '../domain/notification.js';
import type { Channel } from './channel.port.js';

/** The channels of this installation, as its environment configures them. */
export class Channels {
  constructor(
    readonly all: readonly Channel[],
    /** The account in whose name news of the channels themselves are told. */
    readonly home: string,
  ) {}

  get names(): readonly string[] {
    return this.all.map(({ name }) => name);
  }

  /** Which channels are told of it: never the one that it is about. */
  namesFor(notification: Notification): readonly string[] {
    const about = channelAbout(notification);
    return this.all
      .filter((channel) => channel.name !== about && channel.takes(notification))
      .map(({ name }) => name);
  }
}
