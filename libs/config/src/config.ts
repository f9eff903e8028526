/** Everything the environment decides, validated. Secrets are in here: never log it whole. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where health, metrics and docs are served without a credential, on loopback; else nowhere. */
  readonly opsPort: number | null;
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly opnApiUrl: string;
  readonly account: string;
  /** Null: no Opn account is connected, and `npm start` runs a demonstration. */
  readonly opnSecretKey: string | null;
  readonly mode: 'live' | 'test';
  /** Base64, as Opn shows them. Empty: every webhook is refused. */
  readonly webhookSecrets: readonly string[];
  readonly adminApiKey: string | null;
  readonly demo: boolean;
  readonly seeds: AccountSeeds;
}

/** First settings of an account; the log's own settings win as soon as there are any. */
export interface AccountSeeds {
  readonly timeZone: string;
  readonly cutoff: string;
  readonly orderMetadataKey: string;
  readonly openingDay: string | null;
  readonly openingBalance: bigint;
}

export const DEMO_ACCOUNT = 'demo';
