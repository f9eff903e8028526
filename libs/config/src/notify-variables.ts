import { z } from 'zod';
import { areDistinct, checked, isBase64, listed } from './checked-variables.js';
import type { Checked, Variables } from './checked-variables.js';
import type { NotifyWebhook } from './config.js';

const MIN_SECRET_BYTES = 32;
const MAX_SECRETS = 2;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Plain HTTP only where nobody can listen in: a signed message is still one to read. */
function isReceiver(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (username !== '' || password !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

const isLongEnough = (secret: string): boolean =>
  isBase64(secret) && Buffer.from(secret, 'base64').length >= MIN_SECRET_BYTES;

const isPlainBase = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && [username, password, search, hash].join('') === '';
};

export interface NotifyConfig {
  /** Null: this machine's own address. */
  readonly publicUrl: string | null;
  readonly webhook: NotifyWebhook | null;
}

/** Who is told of what happens, and how links begin. */
const notifyVariables = z.object({
  PUBLIC_URL: z
    .string()
    .refine(isPlainBase, 'must be where people reach this installation: https://pay.example.com.')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  NOTIFY_WEBHOOK_URL: z
    .string()
    .refine(
      isReceiver,
      'must be an https URL without a user name or "#"; http only to this machine (127.0.0.1).',
    )
    .optional(),
  NOTIFY_WEBHOOK_SECRET: z
    .string()
    .transform(listed)
    .refine((secrets) => secrets.length > 0 && secrets.every(isLongEnough), {
      message: `must be Base64 of at least ${MIN_SECRET_BYTES} bytes: openssl rand -base64 32.`,
    })
    .refine((secrets) => secrets.length <= MAX_SECRETS && areDistinct(secrets), {
      message: 'must be one secret, or the new and the old one with a comma while rotating.',
    })
    .optional(),
});

type NotifyValues = z.output<typeof notifyVariables>;

export const NOTIFY_VARIABLES = Object.keys(notifyVariables.shape);

const PAIR = ['NOTIFY_WEBHOOK_URL', 'NOTIFY_WEBHOOK_SECRET'] as const;

/** An address without a secret, or the other way round, is half of a setting. */
const missingHalf = (env: Variables): readonly string[] => {
  const [given, ...more] = PAIR.filter((name) => env[name] !== undefined);
  if (given === undefined || more.length > 0) return [];
  return PAIR.filter((name) => name !== given).map((name) => `${name}: must be set with ${given}.`);
};

export function readNotify(env: Variables): Checked<NotifyConfig> {
  const { value, problems } = checked(notifyVariables, env);
  const all = [...problems, ...missingHalf(env)];
  return { value: value === null || all.length > 0 ? null : configOf(value), problems: all };
}

function configOf(values: NotifyValues): NotifyConfig {
  const { PUBLIC_URL: publicUrl = null, NOTIFY_WEBHOOK_URL: url } = values;
  const [first, ...more] = values.NOTIFY_WEBHOOK_SECRET ?? [];
  if (url === undefined || first === undefined) return { publicUrl, webhook: null };
  return { publicUrl, webhook: { url, secrets: [first, ...more] } };
}
