import type { AccountContext, AccountSettings } from '#accounts';
import { chargesProjection } from '#charges';
import type { ChargeEvent } from '#charges';
import type { Recorded, Rows } from '#event-store';
import { canonicalJson } from '#kernel';
import type { Canonical } from '#kernel';
import { CREATED_AT } from './charge-snapshots.js';

/** Columns that say when we learned something, and not what. */
const OF_LEARNING = ['firstPosition', 'lastPosition', 'knownAt', 'paidKnownAt'];

const BANGKOK = { timeZone: 'Asia/Bangkok', cutoffs: [] };
const CONTEXT: AccountContext = { settings: { days: BANGKOK } as unknown as AccountSettings };

/** The row of one charge as the projection makes it of these events, without a database. */
export class ChargeTable {
  private row: Readonly<Record<string, unknown>> = {};

  constructor(events: readonly ChargeEvent[]) {
    const rows: Rows = {
      insert: (_, row) => (this.row = { ...row }),
      update: (_, __, changes) => (this.row = { ...this.row, ...changes }),
    };
    events.forEach((event, index) => this.apply(event, index + 1, rows));
  }

  /** What the row says of the charge, canonically. */
  text(): string {
    const facts = Object.entries(this.row).filter(([column]) => !OF_LEARNING.includes(column));
    return canonicalJson(Object.fromEntries(facts) as Canonical);
  }

  private apply(event: ChargeEvent, position: number, rows: Rows): void {
    const { type, occurredAt, data } = event;
    const learned = { account: 'main', position, recordedAt: CREATED_AT };
    const recorded = { type, occurredAt, data, ...learned };
    const react = chargesProjection.on[event.type] as (
      event: Recorded<ChargeEvent>,
      rows: Rows,
      context: AccountContext,
    ) => void;
    react(recorded as unknown as Recorded<ChargeEvent>, rows, CONTEXT);
  }
}
