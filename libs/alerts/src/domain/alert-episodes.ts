import type { Recorded } from '#event-store';
import type { AlertEvent } from './alert.events.js';
import { evolveAlert } from './alert-state.js';
import type { Alert } from './alert-state.js';

/** One episode of an alert, with what happened in it. */
export interface AlertEpisode {
  readonly alert: Alert;
  readonly events: readonly Recorded<AlertEvent>[];
}

/** The episodes of one stream, the first one first. */
export function episodesOf(history: readonly Recorded<AlertEvent>[]): readonly AlertEpisode[] {
  const numbers = [...new Set(history.map(({ data }) => data.episode))];
  let alert: Alert | null = null;
  return numbers.flatMap((episode) => {
    const events = history.filter(({ data }) => data.episode === episode);
    alert = events.reduce<Alert | null>(evolveAlert, alert);
    return alert === null ? [] : [{ alert, events }];
  });
}

/** Where the log had come to with the last of it. */
export const lastPosition = ({ events }: Pick<AlertEpisode, 'events'>): number =>
  Math.max(0, ...events.map(({ position }) => position));

/** Where people were last to be told that it grew, or is still there; 0: never. */
export const newsPosition = ({ events }: Pick<AlertEpisode, 'events'>): number =>
  lastPosition({ events: events.filter(({ type }) => NEWS.has(type)) });

const NEWS: ReadonlySet<string> = new Set(['AlertChanged', 'AlertReminded']);

/** What is left for later is looked at again from its first news after a position on. */
export const beforeNewsOf = ({ events }: AlertEpisode, from: number): number =>
  Math.min(...events.flatMap(({ position }) => (position > from ? [position - 1] : [])));
