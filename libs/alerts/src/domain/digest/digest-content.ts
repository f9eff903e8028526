import type { Instant } from '#kernel';
import type { Satang } from '#money';
import type { Audience, Severity } from '#notifications';
import type { AlertNumbers } from '../alert.events.js';
import type { AlertKind, Urgency } from '../alert-kind.js';
import { isKnown, isToldAsOver } from '../telling/told.js';
import type { Told } from '../telling/told.js';

/** An alert as a digest may tell of it. */
export interface DigestAlert {
  readonly id: string;
  readonly kind: AlertKind;
  readonly subject: string;
  readonly severity: Severity;
  readonly urgency: Urgency;
  readonly since: Instant;
  readonly numbers: AlertNumbers;
  readonly acknowledgedBy: string | null;
  readonly resolvedAt: Instant | null;
  /** Of the last event that this is read from. */
  readonly position: number;
  /** What its audience has been told of it. */
  readonly told: readonly Told[];
}

/** What is never told on its own: what there was of it since the last working morning. */
export const SIDE_LINES = [
  'unpaid-orders',
  'expired-codes',
  'failed-payments',
  'one-satang-differences',
  'cleared-before-due',
  'webhooks-caught-up-with',
  'new-fields',
] as const;
export type SideLineName = (typeof SIDE_LINES)[number];

export interface SideLine {
  readonly name: SideLineName;
  readonly audience: Audience;
  readonly count: number;
  readonly amount: Satang | null;
}

export interface DigestContent {
  /** Raised while people were left alone. */
  readonly waited: readonly DigestAlert[];
  /** Of kinds that are told in the morning only. */
  readonly daily: readonly DigestAlert[];
  /** Known already, and still there. */
  readonly still: readonly DigestAlert[];
  /** Over, which nobody has been told. */
  readonly over: readonly DigestAlert[];
  readonly lines: readonly SideLine[];
}

/**
 * What a morning's digest says; null: nothing. Side lines stand beside something else, or nowhere:
 * they are never sent on their own. One that comes late is made for what has waited for it.
 */
export function digestContent(
  alerts: readonly DigestAlert[],
  lines: readonly SideLine[],
  isLate: boolean,
): DigestContent | null {
  const standing = alerts.filter(({ resolvedAt }) => resolvedAt === null);
  const daily = standing.filter(({ urgency }) => urgency === 'digest');
  const others = standing.filter(({ urgency }) => urgency !== 'digest');
  const waited = others.filter(({ told }) => !isKnown(told));
  const still = others.filter(({ told }) => isKnown(told));
  const over = alerts.filter(({ resolvedAt, told }) => resolvedAt !== null && !isToldAsOver(told));
  const isNeeded = isLate
    ? over.length > 0 || [...waited, ...daily].some(({ told }) => !isKnown(told))
    : standing.length + over.length > 0;
  const said = lines.filter(({ count }) => count > 0);
  return isNeeded ? { waited, daily, still, over, lines: said } : null;
}
