import type { Instant } from '#kernel';

/** Who a notification is for: whoever answers for the money, or whoever runs the service. */
export const AUDIENCES = ['finance', 'operators'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const SEVERITIES = ['information', 'low', 'medium', 'high'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A channel takes as much as it has room for: a title, one sentence, or all of it. */
export interface NotificationText {
  readonly subject: string;
  readonly summary: string;
  readonly body: string;
}

/** Money in facts is a whole number of satang; keys that hold it end in `Satang`. */
export type Fact = string | number | boolean | null | readonly string[];
export type Facts = Readonly<Record<string, Fact>>;

/** A file to fetch with an API key; digest and size are null until it has been written once. */
export interface OfferedFile {
  readonly form: string;
  readonly language: string | null;
  /** Under `PUBLIC_URL`. */
  readonly path: string;
  readonly sha256: string | null;
  readonly size: number | null;
}

/**
 * What somebody is told. It holds totals, references and what to do: never a customer's name, a
 * bank account or a secret, because it leaves the house.
 */
export interface NotificationContent {
  readonly texts: { readonly en: NotificationText; readonly th: NotificationText };
  readonly facts: Facts;
  /** Under `PUBLIC_URL`. */
  readonly link: string;
  readonly files: readonly OfferedFile[];
  /**
   * The thing that this is a state of, such as `report/2026-11-20`: mail programs show what belongs
   * to one thing together. Without it, all that is in the key but its last part.
   */
  readonly thread?: string;
}

export interface Notification {
  readonly account: string;
  /** One for each state of one thing: `report-ready/2026-11-20/v1`. Told once per channel. */
  readonly key: string;
  readonly kind: string;
  readonly audience: Audience;
  readonly severity: Severity;
  readonly content: NotificationContent;
  readonly createdAt: Instant;
}
