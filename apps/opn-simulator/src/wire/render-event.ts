import type { Instant } from '#kernel';
import { simulatedId } from '../day/simulated-id.js';
import type { Happening } from '../world/happening.js';
import type { Rendered } from './render-list.js';
import { renderObject } from './render-object.js';

/** One attempt to deliver an event, as Opn shows it. */
export interface DeliveryAttempt {
  readonly uri: string;
  /** The HTTP status received; null if there was no answer. */
  readonly status: number | null;
  readonly error: string | null;
  /** The body as it was posted. */
  readonly payload: string;
  readonly at: Instant;
}

/** An event with its object as it was then; what is posted carries no deliveries. */
export function renderEvent(
  happening: Happening,
  deliveries: readonly DeliveryAttempt[] = [],
): Rendered {
  const { id, key, at, after } = happening;
  return {
    object: 'event',
    id,
    livemode: false,
    location: `/events/${id}`,
    webhook_deliveries: deliveries.map((attempt, index) =>
      renderDelivery(happening, attempt, index),
    ),
    data: renderObject(after),
    key,
    created_at: at,
  };
}

function renderDelivery({ id, key }: Happening, attempt: DeliveryAttempt, index: number): Rendered {
  const { uri, status, error, payload, at } = attempt;
  return {
    object: 'webhook_delivery',
    id: simulatedId('whdl', id, index),
    ...{ uri, status, key, error, payload },
    created_at: spokenTime(at),
  };
}

/** Opn writes the times of deliveries, and of nothing else, as `2023-03-02 10:27:09 UTC`. */
const spokenTime = (at: Instant): string => `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;
