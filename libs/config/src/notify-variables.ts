import { checked } from './checked-variables.js';
import type { Checked, Variables } from './checked-variables.js';
import type { ByAudience, NotifyConfig } from './config.js';
import { notifyVariables } from './notify-schema.js';
import type { NotifyName, NotifyValues } from './notify-schema.js';

export { NOTIFY_VARIABLES } from './notify-schema.js';

/** What a channel cannot be without, and what it needs one of at least. */
interface Belonging {
  readonly all: readonly NotifyName[];
  readonly oneOf: readonly NotifyName[];
}

const CHANNELS: readonly Belonging[] = [
  { all: ['NOTIFY_WEBHOOK_URL', 'NOTIFY_WEBHOOK_SECRET'], oneOf: [] },
  {
    all: ['NOTIFY_SMTP_URL', 'NOTIFY_EMAIL_FROM'],
    oneOf: ['NOTIFY_EMAIL_TO_FINANCE', 'NOTIFY_EMAIL_TO_OPERATORS'],
  },
  { all: ['NOTIFY_LINE_TOKEN'], oneOf: ['NOTIFY_LINE_TO_FINANCE', 'NOTIFY_LINE_TO_OPERATORS'] },
];

/** An address without a secret, or a sender without a receiver, is half of a setting. */
function missingHalves(env: Variables, { all, oneOf }: Belonging): readonly string[] {
  const given = [...all, ...oneOf].find((name) => env[name] !== undefined);
  if (given === undefined) return [];
  const isMissing = (name: NotifyName) => env[name] === undefined;
  const withoutAny = oneOf.length > 0 && oneOf.every(isMissing);
  return [
    ...all.filter(isMissing).map((name) => `${name}: must be set with ${given}.`),
    ...(withoutAny ? [`${oneOf.join(' or ')}: must be set with ${given}.`] : []),
  ];
}

/** How links begin (null: this machine's own address), and who is told. */
export interface ReadNotify {
  readonly publicUrl: string | null;
  readonly notify: NotifyConfig;
}

export function readNotify(env: Variables): Checked<ReadNotify> {
  const { value, problems } = checked(notifyVariables, env);
  const all = [...problems, ...CHANNELS.flatMap((channel) => missingHalves(env, channel))];
  return { value: value === null || all.length > 0 ? null : readFrom(value), problems: all };
}

const readFrom = (values: NotifyValues): ReadNotify => ({
  publicUrl: values.PUBLIC_URL ?? null,
  notify: {
    language: values.NOTIFY_LANGUAGE,
    webhook: webhookOf(values),
    email: emailOf(values),
    slack: slackOf(values),
    line: lineOf(values),
  },
});

function webhookOf(values: NotifyValues): NotifyConfig['webhook'] {
  const { NOTIFY_WEBHOOK_URL: url, NOTIFY_WEBHOOK_SECRET: [first, ...more] = [] } = values;
  return url === undefined || first === undefined ? null : { url, secrets: [first, ...more] };
}

function emailOf(values: NotifyValues): NotifyConfig['email'] {
  const { NOTIFY_SMTP_URL: server, NOTIFY_EMAIL_FROM: from } = values;
  if (server === undefined || from === undefined) return null;
  const to = byAudience(values.NOTIFY_EMAIL_TO_FINANCE, values.NOTIFY_EMAIL_TO_OPERATORS);
  return { server, from, to };
}

function slackOf(values: NotifyValues): NotifyConfig['slack'] {
  const url = byAudience(values.NOTIFY_SLACK_URL_FINANCE, values.NOTIFY_SLACK_URL_OPERATORS);
  return url.finance === null && url.operators === null ? null : { url };
}

function lineOf(values: NotifyValues): NotifyConfig['line'] {
  const { NOTIFY_LINE_TOKEN: token, NOTIFY_LINE_API_URL: apiUrl } = values;
  if (token === undefined) return null;
  const to = byAudience(values.NOTIFY_LINE_TO_FINANCE, values.NOTIFY_LINE_TO_OPERATORS);
  return { token, to, apiUrl };
}

const byAudience = <T>(finance: T | undefined, operators: T | undefined): ByAudience<T> => ({
  finance: finance ?? null,
  operators: operators ?? null,
});
