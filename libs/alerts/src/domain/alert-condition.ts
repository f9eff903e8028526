import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { Facts } from '#notifications';
import type { AlertKind } from './alert-kind.js';

/**
 * Something is so that somebody should be told: one for each cause, however many things it holds
 * up. 300 charges that one outage left pending are one condition with a count of 300.
 */
export interface AlertCondition {
  readonly kind: AlertKind;
  /** Which one of its kind: a day, a transfer, a job; `''` where the account has but one. */
  readonly subject: string;
  /** Since when it has been so. It must not move while the condition lasts. */
  readonly since: Instant;
  /** How many things it concerns; null where there is nothing to count. */
  readonly count: number | null;
  /** How much money, never negative; null where there is none. */
  readonly amount: Satang | null;
  /** What its texts say beside that; whole satang in keys that end in `Satang`. */
  readonly facts: Facts;
  /** Where to look, under `PUBLIC_URL`. */
  readonly link: string;
}

/** What shows that a condition is over: a break cleared, a charge read, a report issued. */
export interface AlertProof {
  readonly kind: string;
  readonly id: string;
}

/** What makes two conditions the same one, in one account. */
export const fingerprintOf = ({
  kind,
  subject,
}: Pick<AlertCondition, 'kind' | 'subject'>): string =>
  subject === '' ? kind : `${kind}/${subject}`;
