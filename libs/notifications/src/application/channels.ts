import type { Notification } from '../domain/notification.js';
import type { Channel } from './channel.port.js';

/** The channels of this installation, as its environment configures them. */
export class Channels {
  constructor(readonly all: readonly Channel[]) {}

  get names(): readonly string[] {
    return this.all.map(({ name }) => name);
  }

  /** Which channels are told of it. */
  namesFor(notification: Notification): readonly string[] {
    return this.all.filter((channel) => channel.takes(notification)).map(({ name }) => name);
  }
}
