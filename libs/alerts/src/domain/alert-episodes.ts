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
  return numbers.flatMap((episode) => {
    const events = history.filter(({ data }) => data.episode === episode);
    const alert = events.reduce<Alert | null>(evolveAlert, null);
    return alert === null ? [] : [{ alert, events }];
  });
}
