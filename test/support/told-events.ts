import { CatchUpOnMissedEvents, IngestionHealth, ReadOpnEvents, WatchDeliveries } from '#ingestion';
import type { Instant } from '#kernel';
import type { Raw } from './fake-opn.js';
import type { RealParts } from './real-parts.js';
import { webhookAbout } from './recorded-opn.js';

const eventId = (key: string, id: string): string =>
  `evnt_${key.replace('charge.', '').replace('.', '_')}_${id.replace('chrg_', '')}`;

/** Generated: Opn's event of that time about an object, and how each attempt to tell us fared. */
export function eventAbout(at: Instant, data: Raw, key: string, ...attempts: readonly Raw[]): Raw {
  const spoken = `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`; // as Opn writes times here alone
  return webhookAbout(data, key, {
    id: eventId(key, String(data['id'])),
    created_at: at,
    webhook_deliveries: attempts.map((attempt) => ({
      object: 'webhook_delivery',
      created_at: spoken,
      payload: '{"secret":"never kept"}',
      ...attempt,
    })),
  });
}

export const TIMED_OUT: Raw = { status: null, error: 'Net::OpenTimeout: execution expired' };

export const answered = (status: number): Raw => ({ status, error: null });

/** What the worker does, at a shop, about the events that Opn tells of. */
export function eventWork(parts: RealParts) {
  const run = () => ({ account: parts.shop.account, commands: parts.shop.commands });
  const now = () => parts.shop.clock.now();
  return {
    run,
    now,
    readEvents: () => run().commands.execute(new ReadOpnEvents(run().account)),
    catchUp: () => run().commands.execute(new CatchUpOnMissedEvents(run().account)),
    watch: () => run().commands.execute(new WatchDeliveries(run().account)),
    health: () => parts.shop.queries.execute(new IngestionHealth(run().account)),
    event: (data: Raw, key: string, ...attempts: readonly Raw[]): Raw =>
      eventAbout(now(), data, key, ...attempts),
  };
}
