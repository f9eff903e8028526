import type { Happening } from '../world/world.js';
import { renderCharge } from './render-charge.js';
import type { Rendered } from './render-list.js';

/** One attempt to deliver an event, as Opn shows it. */
export interface DeliveryAttempt {
  readonly uri: string;
  /** The HTTP status received; null if there was no answer. */
  readonly status: number | null;
  readonly error: string | null;
}

/** An event with the charge as it was then; what is posted carries no deliveries. */
export function renderEvent(
  { id, key, at, after }: Happening,
  deliveries: readonly DeliveryAttempt[] = [],
): Rendered {
  return {
    object: 'event',
    id,
    livemode: false,
    location: `/events/${id}`,
    webhook_deliveries: deliveries.map((attempt) => ({ object: 'webhook_delivery', ...attempt })),
    data: renderCharge(after),
    key,
    created_at: at,
  };
}
