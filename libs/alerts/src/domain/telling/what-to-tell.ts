import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import type { Audience } from '#notifications';
import type { Alert } from '../alert-state.js';
import { waits } from '../quiet-hours.js';
import type { Hours } from '../quiet-hours.js';
import { isToldAsOver } from './told.js';
import type { Told } from './told.js';

export type TellingKind = 'raised' | 'changed' | 'reminded' | 'resolved';

/** One state of an alert, for whom. */
export interface Telling {
  readonly kind: TellingKind;
  /** Names the state among those of the alert: the last part of a notification's key. */
  readonly state: string;
  readonly audiences: readonly Audience[];
}

/**
 * What is to be told of an alert now, on its own; null: nothing. What waits for the morning is not
 * kept anywhere: the digest tells of all that stands, and of what has ended untold.
 */
export function whatToTell(
  alert: Alert,
  told: readonly Told[],
  now: Instant,
  hours: Hours,
): Telling | null {
  const { silent, urgency } = alert.raised;
  if (silent || waits(urgency, now, hours)) return null;
  if (alert.resolvedAt !== null) return ending(alert, told);
  const audiences = audiencesOf(alert);
  if (told.length === 0) return { kind: 'raised', state: 'raised', audiences };
  const news = latestNews(alert);
  if (news === null) return null;
  const isKnown = told.some(({ state, at }) => state === news.state || !isBefore(at, alert.newsAt));
  return isKnown ? null : { ...news, audiences };
}

/** Whoever knows that it was there learns that it is over. */
function ending({ reopenings }: Alert, told: readonly Told[]): Telling | null {
  if (told.length === 0 || isToldAsOver(told)) return null;
  const audiences = [...new Set(told.map(({ audience }) => audience))].sort();
  const state = reopenings === 0 ? 'resolved' : `resolved-${reopenings + 1}`;
  return { kind: 'resolved', state, audiences };
}

function latestNews(alert: Alert): Pick<Telling, 'kind' | 'state'> | null {
  const { changes, reminders, newsAt, remindedAt } = alert;
  if (reminders > 0 && remindedAt === newsAt) {
    return { kind: 'reminded', state: `reminded-${reminders}` };
  }
  return changes > 0 ? { kind: 'changed', state: `changed-${changes}` } : null;
}

const OTHER: Readonly<Record<Audience, Audience>> = {
  finance: 'operators',
  operators: 'finance',
};

/** What was escalated concerns both from then on. */
const audiencesOf = ({ raised: { audience }, isEscalated }: Alert): readonly Audience[] =>
  isEscalated ? [audience, OTHER[audience]] : [audience];
