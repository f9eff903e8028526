import { AUDIENCES, DELIVERY_STATES, SEVERITIES } from '#notifications';
import type { NotificationView } from '#notifications';
import { z } from 'zod';

const textSchema = z.object({ subject: z.string(), summary: z.string(), body: z.string() });
const instant = z.iso.datetime();

export const notificationFilter = z.object({
  kind: z.string().optional(),
  /** Those with a delivery in this state. */
  state: z.enum(DELIVERY_STATES).optional(),
});

export const notificationSchema = z.object({
  key: z.string(),
  kind: z.string(),
  audience: z.enum(AUDIENCES),
  severity: z.enum(SEVERITIES),
  texts: z.object({ en: textSchema, th: textSchema }),
  facts: z.record(z.string(), z.unknown()),
  link: z.string(),
  files: z.array(
    z.object({
      form: z.string(),
      language: z.string().nullable(),
      path: z.string(),
      sha256: z.string().nullable(),
      size: z.int().nullable(),
    }),
  ),
  /** The thing that this is a state of, where the key does not say it. */
  thread: z.string().nullable(),
  createdAt: instant,
  deliveries: z.array(
    z.object({
      id: z.string(),
      channel: z.string(),
      state: z.enum(DELIVERY_STATES),
      attempts: z.int(),
      nextAttemptAt: instant.nullable(),
      lastError: z.string().nullable(),
      deliveredAt: instant.nullable(),
    }),
  ),
});

export const notificationAnswer = ({ content, account: _, ...rest }: NotificationView) => ({
  ...rest,
  ...content,
  thread: content.thread ?? null,
});
