import { z } from 'zod';
import type { Instant } from '#kernel';
import { decodeWith } from './decode-with.js';
import * as field from './fields.js';
import { isTestId } from './opn-id.js';
import { webhookDeliveries } from './webhook-delivery.js';
import type { OpnWebhookDelivery } from './webhook-delivery.js';

/** An event from `GET /events`. Its `data` may be in an old serialisation: it is only a hint. */
export interface OpnEvent {
  readonly id: string;
  readonly livemode: boolean;
  readonly key: string;
  readonly createdAt: Instant;
  readonly objectKind: string;
  readonly objectId: string;
  /** Each attempt to hand us the event; the posted event itself lists none. */
  readonly deliveries: readonly OpnWebhookDelivery[];
}

const event = z
  .looseObject({
    object: z.literal('event', 'is not "event"'),
    id: field.opnId,
    livemode: z.boolean().nullish(),
    key: field.text,
    created_at: field.instant.optional(),
    created: field.instant.optional(),
    data: z.looseObject({ object: field.text, id: field.opnId }),
    webhook_deliveries: webhookDeliveries,
  })
  .transform((raw, context): OpnEvent => {
    const createdAt = raw.created_at ?? raw.created;
    if (createdAt === undefined) {
      context.addIssue({ code: 'custom', path: ['created_at'], message: 'is missing' });
      return z.NEVER;
    }
    return {
      id: raw.id,
      livemode: raw.livemode ?? !isTestId(raw.id),
      key: raw.key,
      createdAt,
      objectKind: raw.data.object,
      objectId: raw.data.id,
      deliveries: raw.webhook_deliveries,
    };
  });

/** Reads an event of either serialisation; throws `opn.shape`. */
export const decodeEvent = (raw: unknown): OpnEvent => decodeWith('event', event, raw);
