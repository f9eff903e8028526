import type { Projection, Recorded, Rows } from '#event-store';
import { matchId } from '../domain/match.js';
import type { MatchChosen, MatchEvent, MatchRefused } from '../domain/match.events.js';
import { ChosenMatchEntity } from './chosen-match.entity.js';

export const chosenMatchesProjection: Projection<MatchEvent> = {
  name: 'chosen-matches',
  tables: [ChosenMatchEntity],

  on: {
    MatchChosen: (event, rows) => decided(event, rows, 'chosen', event.data.note),
    MatchRefused: (event, rows) => decided(event, rows, 'refused', event.data.reason),
    MatchUndone: ({ data, occurredAt, ...event }, rows) =>
      rows.update(ChosenMatchEntity, matchId(data), {
        state: 'undone',
        undoneBy: data.by,
        undoneAt: occurredAt,
        undoneNote: data.note,
        ...learned(event),
      }),
  },
};

/** A pair has one row, however often people change their minds about it. */
function decided(
  event: Recorded<MatchChosen | MatchRefused>,
  rows: Rows,
  state: 'chosen' | 'refused',
  note: string | null,
): void {
  const { account, data, occurredAt: decidedAt, version } = event;
  const { expectation, charge: chargeId, by: decidedBy } = data;
  const id = matchId(data);
  const word = { state, decidedBy, decidedAt, note, ...notUndone, ...learned(event) };
  if (version > 1) rows.update(ChosenMatchEntity, id, word);
  else rows.insert(ChosenMatchEntity, { account, id, expectation, chargeId, ...word });
}

const notUndone = { undoneBy: null, undoneAt: null, undoneNote: null } as const;

const learned = ({ position, recordedAt }: Pick<Recorded, 'position' | 'recordedAt'>) => ({
  position,
  knownAt: recordedAt,
});
