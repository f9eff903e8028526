import { nothing } from '#event-store';
import type { Projection, ProjectionGroup, Recorded, Rows } from '#event-store';
import type { AlertEvent, AlertNumbers, AlertRaised } from '../domain/alert.events.js';
import { alertEvents } from '../domain/alert.events.js';
import { ALERT_KIND, alertIdIn } from '../domain/alert-stream.js';
import { AlertEntity } from './alert.entity.js';

export const alertsProjection: Projection<AlertEvent, null> = {
  name: 'alerts',
  tables: [AlertEntity],

  on: {
    AlertRaised: (event, rows) => rows.insert(AlertEntity, rowOf(event)),
    AlertReopened: (event, rows) =>
      keep(event, rows, {
        ...numbersOf(event),
        ...(event.data.acknowledged ? { status: 'acknowledged' } : UNTAKEN),
        ...{ since: event.data.since, resolvedAt: null, proofKind: null, proofId: null },
      }),
    AlertChanged: (event, rows) => keep(event, rows, numbersOf(event)),
    AlertReminded: nothing,
    AlertAcknowledged: (event, rows) => {
      const { by: acknowledgedBy, note } = event.data;
      const acknowledgedAt = event.occurredAt;
      keep(event, rows, { status: 'acknowledged', acknowledgedBy, acknowledgedAt, note });
    },
    AlertResolved: (event, rows) =>
      keep(event, rows, {
        ...{ status: 'resolved', resolvedAt: event.occurredAt },
        ...{ proofKind: event.data.proof.kind, proofId: event.data.proof.id },
      }),
  },
};

type Raised = Recorded<AlertRaised>;

/** Nobody has it in hand. */
const UNTAKEN = {
  ...({ status: 'firing', acknowledgedBy: null, acknowledgedAt: null, note: null } as const),
};

const rowOf = ({ data, account, occurredAt, stream, position }: Raised): AlertEntity => ({
  account,
  id: alertIdIn(stream, data.episode),
  ...data,
  ...{ ...UNTAKEN, raisedAt: occurredAt, position },
  ...{ resolvedAt: null, proofKind: null, proofId: null },
});

function keep(event: Recorded<AlertEvent>, rows: Rows, changes: Partial<AlertEntity>): void {
  const { stream, data, position } = event;
  rows.update(AlertEntity, alertIdIn(stream, data.episode), { ...changes, position });
}

const numbersOf = ({ data: { count, amount, facts } }: { readonly data: AlertNumbers }) => ({
  count,
  amount,
  facts,
});

/** A group of its own: the books know nothing of who was told of them. */
export const alerts: ProjectionGroup<null> = {
  name: 'alerts',
  kinds: [ALERT_KIND],
  catalogues: [alertEvents],
  context: { initial: null, kinds: [], evolve: () => null },
  projections: [alertsProjection],
};
