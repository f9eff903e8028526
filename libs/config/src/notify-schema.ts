import { z } from 'zod';
import { areDistinct, isBase64, listed } from './checked-variables.js';
import {
  isAddress,
  isLocalBase,
  isPlainBase,
  isReceiver,
  mailboxFrom,
  mailServerFrom,
} from './receivers.js';

const MIN_SECRET_BYTES = 32;
const MAX_SECRETS = 2;
const MAX_MAILBOXES = 20;
const LINE_API = 'https://api.line.me';

/** A user, a group or a room, as LINE names them. */
const LINE_ID = /^[UCR][0-9a-f]{32}$/;
const LINE_TOKEN = /^[A-Za-z0-9+/=._~-]{20,1000}$/;

const isLongEnough = (secret: string): boolean =>
  isBase64(secret) && Buffer.from(secret, 'base64').length >= MIN_SECRET_BYTES;

const receiver = z
  .string()
  .refine(
    isReceiver,
    'must be an https URL without a user name or "#"; http only to this machine (127.0.0.1).',
  )
  .optional();

/** What `read` makes of a text; what it makes nothing of is refused. */
const readBy = <T>(read: (text: string) => T | null, message: string) =>
  z
    .string()
    .transform((text, context): T => {
      const value = read(text);
      if (value !== null) return value;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    })
    .optional();

const mailboxes = z
  .string()
  .transform(listed)
  .refine((all) => all.length > 0 && all.every(isAddress), {
    message: 'must list mailboxes such as finance@example.com, with commas between.',
  })
  .refine((all) => all.length <= MAX_MAILBOXES && areDistinct(all), {
    message: `must list each mailbox once, and at most ${MAX_MAILBOXES}.`,
  })
  .optional();

const lineId = z
  .string()
  .regex(LINE_ID, 'must be the ID of a user, group or room: U, C or R and 32 digits a-f, 0-9.')
  .optional();

const secrets = z
  .string()
  .transform(listed)
  .refine((all) => all.length > 0 && all.every(isLongEnough), {
    message: `must be Base64 of at least ${MIN_SECRET_BYTES} bytes: openssl rand -base64 32.`,
  })
  .refine((all) => all.length <= MAX_SECRETS && areDistinct(all), {
    message: 'must be one secret, or the new and the old one with a comma while rotating.',
  })
  .optional();

/** Who is told of what happens, in which language, and how links begin. */
export const notifyVariables = z.object({
  PUBLIC_URL: z
    .string()
    .refine(isPlainBase, 'must be where people reach this installation: https://pay.example.com.')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  NOTIFY_LANGUAGE: z
    .enum(['en', 'th', 'both'], { error: 'must be en, th or both.' })
    .default('both'),
  NOTIFY_WEBHOOK_URL: receiver,
  NOTIFY_WEBHOOK_SECRET: secrets,
  NOTIFY_SMTP_URL: readBy(
    mailServerFrom,
    'must be smtps://user:password@mail.example.com:465, or smtp://…:587 for STARTTLS; special ' +
      'characters of a password as %XX, and nothing after the port.',
  ),
  NOTIFY_EMAIL_FROM: readBy(
    mailboxFrom,
    'must be a mailbox such as yodtrong@example.com or Yodtrong <yodtrong@example.com>.',
  ),
  NOTIFY_EMAIL_TO_FINANCE: mailboxes,
  NOTIFY_EMAIL_TO_OPERATORS: mailboxes,
  NOTIFY_SLACK_URL_FINANCE: receiver,
  NOTIFY_SLACK_URL_OPERATORS: receiver,
  NOTIFY_LINE_TOKEN: z
    .string()
    .regex(LINE_TOKEN, 'must be the channel access token of the Messaging API, on one line.')
    .optional(),
  NOTIFY_LINE_TO_FINANCE: lineId,
  NOTIFY_LINE_TO_OPERATORS: lineId,
  NOTIFY_LINE_API_URL: z
    .string()
    .refine(
      (url) => url === LINE_API || isLocalBase(url),
      `must be ${LINE_API}, or on this machine (127.0.0.1) for trials: the token goes there.`,
    )
    .transform((url) => url.replace(/\/+$/, ''))
    .default(LINE_API),
});

export type NotifyValues = z.output<typeof notifyVariables>;
export type NotifyName = keyof NotifyValues;

export const NOTIFY_VARIABLES = Object.keys(notifyVariables.shape);
