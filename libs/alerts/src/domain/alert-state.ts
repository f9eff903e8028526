import type { Instant } from '#kernel';
import type { AlertEvent, AlertNumbers, AlertRaised } from './alert.events.js';
import type { AlertProof } from './alert-condition.js';
import type { AlertKind } from './alert-kind.js';

export type AlertStatus = 'firing' | 'acknowledged' | 'resolved';

/** An alert as its latest episode stands. */
export interface Alert {
  readonly raised: AlertRaised['data'];
  readonly kind: AlertKind;
  readonly episode: number;
  readonly status: AlertStatus;
  /** As last recorded: what a growth is measured by. */
  readonly numbers: AlertNumbers;
  readonly raisedAt: Instant;
  /** When it was raised, reopened, changed or reminded of last. */
  readonly newsAt: Instant;
  /** When its numbers were recorded last. */
  readonly numbersAt: Instant;
  /** When people were to be told last because nobody had acknowledged it. */
  readonly remindedAt: Instant;
  readonly changes: number;
  readonly reminders: number;
  readonly isEscalated: boolean;
  readonly reopenings: number;
  readonly acknowledgedBy: string | null;
  readonly resolvedAt: Instant | null;
  readonly proof: AlertProof | null;
  /** Of the last event: a look that began before it knows less. */
  readonly at: Instant;
}

export function evolveAlert(alert: Alert | null, event: AlertEvent): Alert | null {
  const at = event.occurredAt;
  if (event.type === 'AlertRaised') return raised(event);
  return alert && { ...alert, ...changes(alert, event), at };
}

function raised({ occurredAt: at, data }: AlertRaised): Alert {
  const { kind, episode, count, amount, facts } = data;
  return {
    ...{ raised: data, kind, episode, status: 'firing', numbers: { count, amount, facts } },
    ...{ raisedAt: at, newsAt: at, numbersAt: at, remindedAt: at, at },
    ...{ changes: 0, reminders: 0, isEscalated: false, reopenings: 0 },
    ...{ acknowledgedBy: null, resolvedAt: null, proof: null },
  };
}

function changes(alert: Alert, event: Exclude<AlertEvent, AlertRaised>): Partial<Alert> {
  const at = event.occurredAt;
  switch (event.type) {
    case 'AlertReopened': {
      const { nth: reopenings, acknowledged } = event.data;
      const status = acknowledged ? 'acknowledged' : 'firing';
      return {
        status,
        reopenings,
        resolvedAt: null,
        proof: null,
        remindedAt: at,
        ...measured(event),
      };
    }
    case 'AlertChanged':
      return { changes: event.data.nth, newsAt: at, ...measured(event) };
    case 'AlertReminded': {
      const isEscalated = alert.isEscalated || event.data.escalated;
      return { reminders: event.data.nth, isEscalated, remindedAt: at, newsAt: at };
    }
    case 'AlertAcknowledged':
      return { status: 'acknowledged', acknowledgedBy: event.data.by };
    case 'AlertResolved':
      return { status: 'resolved', resolvedAt: at, proof: event.data.proof };
  }
}

function measured({
  occurredAt,
  data: { count, amount, facts },
}: Extract<AlertEvent, { data: AlertNumbers }>): Pick<Alert, 'numbers' | 'numbersAt'> {
  return { numbers: { count, amount, facts }, numbersAt: occurredAt };
}
