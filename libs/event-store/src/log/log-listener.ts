import { Database } from '#database';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Notification, PoolClient } from 'pg';

const RECONNECT_AFTER_MS = 1_000;

/**
 * Hears announcements of commits, on one connection. They are nudges: whoever listens also polls,
 * so an announcement lost while the connection was down costs a second and nothing else.
 */
@Injectable()
export class LogListener implements OnApplicationShutdown {
  private readonly logger = new Logger(LogListener.name);
  private readonly stop = new AbortController();

  constructor(private readonly database: Database) {}

  listen(channel: string, heard: (payload: string) => void): void {
    void this.keepListening(channel, heard);
  }

  onApplicationShutdown(): void {
    this.stop.abort();
  }

  private async keepListening(channel: string, heard: (payload: string) => void): Promise<void> {
    while (!this.stop.signal.aborted) {
      try {
        await this.database.onOneConnection((client) => this.untilItBreaks(client, channel, heard));
      } catch (error) {
        this.logger.warn(`Listening on ${channel} was interrupted: ${String(error)}`);
        await new Promise((resolve) => setTimeout(resolve, RECONNECT_AFTER_MS).unref());
      }
    }
  }

  private async untilItBreaks(
    client: PoolClient,
    channel: string,
    heard: (payload: string) => void,
  ): Promise<void> {
    const onNotification = ({ payload }: Notification): void => heard(payload ?? '');
    client.on('notification', onNotification);
    try {
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      await new Promise<void>((resolve, reject) => {
        client.once('error', reject);
        client.once('end', () => reject(new Error('the connection ended')));
        this.stop.signal.addEventListener('abort', () => resolve(), { once: true });
      });
      await client.query(`UNLISTEN ${client.escapeIdentifier(channel)}`);
    } finally {
      client.off('notification', onNotification);
    }
  }
}
