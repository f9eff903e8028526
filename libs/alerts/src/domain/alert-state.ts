import { epochMs } from '#kernel';
import type { Instant } from '#kernel';
import type { AlertEvent, AlertNumbers, AlertRaised } from './alert.events.js';
import type { AlertProof } from './alert-condition.js';
import type { AlertKind } from './alert-kind.js';
import { RETURNS_WITHIN_MS } from './alert-patience.js';
import { hasGrown } from './has-grown.js';

export type AlertStatus = 'firing' | 'acknowledged' | 'resolved';

/** An alert as its latest episode stands. */
export interface Alert {
  readonly raised: AlertRaised['data'];
  readonly kind: AlertKind;
  readonly episode: number;
  readonly status: AlertStatus;
  /** Since when it has been so: this time, if it had been over in between. */
  readonly since: Instant;
  /** As last recorded: what a growth is measured by. */
  readonly numbers: AlertNumbers;
  /** Whether its last change was that there is more of it; else it is about something else. */
  readonly hasGrown: boolean;
  readonly raisedAt: Instant;
  /** When it was raised, or reopened last. */
  readonly standsFrom: Instant;
  /** When it was raised, changed or reminded of last. */
  readonly newsAt: Instant;
  /** When its numbers were recorded last. */
  readonly numbersAt: Instant;
  /** When people were to be told last because nobody had acknowledged it. */
  readonly remindedAt: Instant;
  readonly changes: number;
  readonly reminders: number;
  /** Reminders before it was reopened last: with that, the gaps between them begin anew. */
  readonly remindersBefore: number;
  /** Which reminder took it to the other audience too; null: none has. */
  readonly escalatedBy: number | null;
  readonly reopenings: number;
  /** How often it has come back soon after its end, in this episode and those right before. */
  readonly returns: number;
  /** Who has taken it since it was raised or reopened. */
  readonly takers: readonly string[];
  readonly acknowledgedBy: string | null;
  readonly resolvedAt: Instant | null;
  readonly proof: AlertProof | null;
  /** Of the last event: a look that began before it knows less. */
  readonly at: Instant;
}

export function evolveAlert(alert: Alert | null, event: AlertEvent): Alert | null {
  const at = event.occurredAt;
  if (event.type === 'AlertRaised') return raised(event, alert);
  return alert && { ...alert, ...changes(alert, event), at };
}

function raised({ occurredAt: at, data }: AlertRaised, before: Alert | null): Alert {
  const { kind, episode, since, count, amount, facts } = data;
  return {
    ...{ raised: data, kind, episode, since, status: 'firing' },
    ...{ numbers: { count, amount, facts }, hasGrown: false },
    ...{ raisedAt: at, standsFrom: at, newsAt: at, numbersAt: at, remindedAt: at, at },
    ...{ changes: 0, reminders: 0, remindersBefore: 0, escalatedBy: null },
    ...{ reopenings: 0, returns: isReturn(before, at) ? before.returns + 1 : 0 },
    ...{ takers: [], acknowledgedBy: null, resolvedAt: null, proof: null },
  };
}

function isReturn(before: Alert | null, at: Instant): before is Alert {
  if (before === null || before.resolvedAt === null) return false;
  const awayMs = epochMs(at) - epochMs(before.resolvedAt);
  return awayMs >= 0 && awayMs <= RETURNS_WITHIN_MS;
}

function changes(alert: Alert, event: Exclude<AlertEvent, AlertRaised>): Partial<Alert> {
  const at = event.occurredAt;
  switch (event.type) {
    case 'AlertReopened':
      return { ...reopened(alert, event.data), standsFrom: at, remindedAt: at, ...measured(event) };
    case 'AlertChanged': {
      const { nth, count, amount } = event.data;
      const isMore = hasGrown(alert.numbers, { count, amount });
      return { changes: nth, hasGrown: isMore, newsAt: at, ...measured(event) };
    }
    case 'AlertReminded': {
      const { nth: reminders, escalated } = event.data;
      const escalatedBy = alert.escalatedBy ?? (escalated ? reminders : null);
      return { reminders, escalatedBy, remindedAt: at, newsAt: at };
    }
    case 'AlertAcknowledged': {
      const { by } = event.data;
      return { status: 'acknowledged', acknowledgedBy: by, takers: [...alert.takers, by] };
    }
    case 'AlertResolved':
      return { status: 'resolved', resolvedAt: at, proof: event.data.proof };
  }
}

type Reopening = Extract<AlertEvent, { type: 'AlertReopened' }>['data'];

/** Whoever had it in hand was done with it, unless nobody can have been told of its end. */
function reopened(alert: Alert, { nth, since, acknowledged }: Reopening): Partial<Alert> {
  return {
    ...{ reopenings: nth, returns: alert.returns + 1, since, resolvedAt: null, proof: null },
    remindersBefore: alert.reminders,
    ...(acknowledged
      ? { status: 'acknowledged' }
      : { status: 'firing', acknowledgedBy: null, takers: [] }),
  };
}

function measured({
  occurredAt,
  data: { count, amount, facts },
}: Extract<AlertEvent, { data: AlertNumbers }>): Pick<Alert, 'numbers' | 'numbersAt'> {
  return { numbers: { count, amount, facts }, numbersAt: occurredAt };
}
