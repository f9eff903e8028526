import { epochMs } from '#kernel';
import type { Instant } from '#kernel';
import type { Audience } from '#notifications';
import { newsPosition } from '../alert-episodes.js';
import type { AlertEpisode } from '../alert-episodes.js';
import { BACK_FOR_GOOD_MS } from '../alert-patience.js';
import type { Alert } from '../alert-state.js';
import { waits } from '../quiet-hours.js';
import type { Hours } from '../quiet-hours.js';
import { audiencesKnowing, isToldAsOver } from './told.js';
import type { Told } from './told.js';

/** `grown`: there is more of it; `changed`: it is about something else. */
export type TellingKind = 'raised' | 'grown' | 'changed' | 'reminded' | 'reopened' | 'resolved';

/** One state of an alert, for whom. */
export interface Telling {
  readonly kind: TellingKind;
  /** Names the state among those of the alert: the last part of a notification's key. */
  readonly state: string;
  readonly audiences: readonly Audience[];
}

/**
 * What is to be told of an alert now, on its own; null: nothing; `later`: not yet. What waits for
 * the morning is not kept anywhere: the digest tells of all that stands, and of what has ended
 * untold.
 */
export function whatToTell(
  episode: AlertEpisode,
  told: readonly Told[],
  now: Instant,
  hours: Hours,
): Telling | 'later' | null {
  const { alert } = episode;
  const { silent, urgency } = alert.raised;
  if (silent || waits(urgency, now, hours)) return null;
  if (alert.resolvedAt !== null) return ending(alert, told);
  const audiences = audiencesOf(alert);
  if (told.length === 0) return { kind: 'raised', state: 'raised', audiences };
  if (isToldAsOver(told)) return backAgain(alert, now);
  const news = latestNews(alert);
  if (news === null) return null;
  const newsAt = newsPosition(episode);
  const said = told.filter(({ state, position }) => state === news.state || position >= newsAt);
  const untold = audiences.filter((name) => said.every(({ audience }) => audience !== name));
  return untold.length === 0 ? null : { ...news, audiences: untold };
}

/** Whoever knows that it was there learns that it is over. */
function ending({ reopenings }: Alert, told: readonly Told[]): Telling | null {
  const audiences = audiencesKnowing(told);
  if (audiences.length === 0) return null;
  const state = reopenings === 0 ? 'resolved' : `resolved-${reopenings + 1}`;
  return { kind: 'resolved', state, audiences };
}

/** Whoever was told that it is over learns that it is not, unless it goes again at once. */
function backAgain(alert: Alert, now: Instant): Telling | 'later' {
  const { reopenings, standsFrom } = alert;
  const stoodMs = Math.abs(epochMs(now) - epochMs(standsFrom));
  if (stoodMs < BACK_FOR_GOOD_MS) return 'later';
  return { kind: 'reopened', state: `reopened-${reopenings}`, audiences: audiencesOf(alert) };
}

function latestNews(alert: Alert): Pick<Telling, 'kind' | 'state'> | null {
  const { changes, hasGrown, reminders, newsAt, remindedAt } = alert;
  if (reminders > 0 && remindedAt === newsAt) {
    return { kind: 'reminded', state: `reminded-${reminders}` };
  }
  if (changes === 0) return null;
  return { kind: hasGrown ? 'grown' : 'changed', state: `changed-${changes}` };
}

const OTHER: Readonly<Record<Audience, Audience>> = {
  finance: 'operators',
  operators: 'finance',
};

/** What was escalated concerns both from then on. */
const audiencesOf = ({ raised: { audience }, escalatedBy }: Alert): readonly Audience[] =>
  escalatedBy === null ? [audience] : [audience, OTHER[audience]];
