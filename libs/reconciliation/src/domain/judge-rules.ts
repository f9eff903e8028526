import type { MatchingRules } from '#accounts';
import type { BusinessDay, DayRules, Holidays } from '#calendar';
import { DAY_MS, isBefore, laterOf, MINUTE_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import type { ChargeFacts } from './facts.js';

/** Opn lets a PromptPay QR live for a day unless it says otherwise. */
const DEFAULT_QR_LIFE_MS = DAY_MS;

/** The instant and the rules by which facts are judged. */
export interface Judging {
  readonly instant: Instant;
  readonly days: DayRules;
  /** Days on which banks are closed beside weekends. */
  readonly holidays: Holidays;
  readonly rulesOn: (day: BusinessDay) => MatchingRules;
}

export const qrEndsAt = ({ createdAt, expiresAt }: ChargeFacts): Instant =>
  expiresAt ?? plusMs(createdAt, DEFAULT_QR_LIFE_MS);

export const withGrace = (instant: Instant, { graceMinutes }: MatchingRules): Instant =>
  plusMs(instant, graceMinutes * MINUTE_MS);

export const hasCome = ({ instant }: Judging, moment: Instant): boolean =>
  !isBefore(instant, moment);

/** It had expired, here or by its own times, and was then paid. */
export const isLate = ({ wasExpired, expiresAt, paidAt }: ChargeFacts): boolean =>
  wasExpired || (expiresAt !== null && paidAt !== null && isBefore(expiresAt, paidAt));

/** When we could first have known that a charge was paid. */
export const paidKnownAt = ({ paidKnownAt: known, knownAt }: ChargeFacts): Instant =>
  known ?? knownAt;

/** Of one or more instants. */
export const lastOf = (instants: readonly Instant[]): Instant => instants.reduce(laterOf);

export const firstOf = (instants: readonly Instant[]): Instant =>
  instants.reduce((first, next) => (isBefore(next, first) ? next : first));
