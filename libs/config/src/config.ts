import type { Mailbox, MailServer } from './receivers.js';

/** Everything the environment decides, validated. Secrets are in here: never log it whole. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where health, metrics and docs are served without a credential, on loopback; else nowhere. */
  readonly opsPort: number | null;
  /** Addresses, networks or kinds of addresses whose `X-Forwarded-For` says who asked. */
  readonly trustedProxies: readonly string[];
  /** How long the api still takes requests after it was told to stop. */
  readonly stopDelayMs: number;
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly opnApiUrl: string;
  /** How often Opn may be asked, for each account by itself; above 0, also a fraction. */
  readonly requestsPerSecond: number;
  /** Name of the default account: the first of `accounts`. */
  readonly account: string;
  /** At least the default one, which is the first. */
  readonly accounts: readonly [AccountConfig, ...AccountConfig[]];
  readonly adminApiKey: string | null;
  readonly log: LogConfig;
  /** What links in notifications begin with, without a `/` at the end. */
  readonly publicUrl: string;
  /** Who is told of what happens. */
  readonly notify: NotifyConfig;
  /** No Opn account is connected, and `npm start` runs a demonstration. */
  readonly demo: boolean;
}

/** What the api and the worker write of their work. */
export interface LogConfig {
  /** The least that is worth a line. */
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** `auto`: text in a terminal, JSON wherever else it goes. */
  readonly format: 'auto' | 'json' | 'text';
}

/** Every way to tell people; null where there is none of its kind. */
export interface NotifyConfig {
  /** What people read; the webhook carries both in any case. */
  readonly language: 'en' | 'th' | 'both';
  readonly webhook: NotifyWebhook | null;
  readonly email: NotifyEmail | null;
  readonly slack: NotifySlack | null;
  readonly line: NotifyLine | null;
}

/** Whoever answers for the money, and whoever runs the service; null: not told this way. */
export interface ByAudience<T> {
  readonly finance: T | null;
  readonly operators: T | null;
}

export interface NotifyEmail {
  readonly server: MailServer;
  readonly from: Mailbox;
  /** Addresses; of at least one audience. */
  readonly to: ByAudience<readonly string[]>;
}

/** Incoming webhooks, of Slack or of what takes the same. */
export interface NotifySlack {
  readonly url: ByAudience<string>;
}

export interface NotifyLine {
  readonly token: string;
  /** IDs of users, groups or rooms. */
  readonly to: ByAudience<string>;
  /** LINE's own, or one on this machine; without a `/` at the end. */
  readonly apiUrl: string;
}

/** Where notifications are posted. */
export interface NotifyWebhook {
  readonly url: string;
  /** Base64; the first one signs, the others are still known to the receiver. */
  readonly secrets: readonly [string, ...string[]];
}

/** One Opn account in one mode: its keys, its webhooks, its books. */
export interface AccountConfig {
  readonly account: string;
  readonly mode: 'live' | 'test';
  /** Of one mode; two while one is rolled. None in a demonstration. */
  readonly secretKeys: readonly string[];
  /** Base64, as Opn shows them. Empty: every webhook of the account is refused. */
  readonly webhookSecrets: readonly string[];
  readonly seeds: AccountSeeds;
}

/** First settings of an account; the log's own settings win as soon as there are any. */
export interface AccountSeeds {
  readonly timeZone: string;
  readonly cutoff: string;
  readonly orderMetadataKey: string;
  readonly openingDay: string | null;
  /** In satang; negative if the merchant owed Opn. Zero without an opening day. */
  readonly openingBalance: bigint;
}

export const DEMO_ACCOUNT = 'demo';
