import { evolveSettings } from '#accounts';
import type { AccountEvent } from '#accounts';
import type { BusinessDay } from '#calendar';
import type { Recorded, Rows } from '#event-store';
import { ZERO } from '#money';
import type { TransactionEvent, TransferEvent } from '#payouts';
import { READ_AT, TRANSFER_ID } from '../../../../test/support/payout-events.js';
import type { LedgerAccount } from '../domain/ledger-account.js';
import type { JournalEntryEntity } from './journal-entry.entity.js';
import type { JournalLineEntity } from './journal-line.entity.js';
import { KnownPostings } from './known-postings.js';
import { KnownTransfers } from './known-transfers.js';
import { ledgerProjection } from './ledger.projection.js';
import { TransferPostingEntity } from './transfer-posting.entity.js';

export type PayoutEvent = TransactionEvent | TransferEvent;

/** An entry, and what it does to each account: a debit is positive. */
export interface ToldEntry {
  readonly id: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly postingDay: BusinessDay;
  readonly relatesTo: BusinessDay;
  readonly lines: Readonly<Partial<Record<LedgerAccount, bigint>>>;
}

export interface Circumstances {
  readonly openingDay?: BusinessDay;
  readonly closed?: readonly BusinessDay[];
}

/** The journal and the known transfers after these events, without a database. */
export function toldBooks(events: readonly PayoutEvent[], circumstances: Circumstances = {}) {
  const rows = new RowsInMemory();
  const context = contextOf(events, circumstances);
  const versions = new Map<string, number>();
  events.forEach((event, index) => {
    const stream = streamOf(event);
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    const envelope = { account: 'main', stream, version, position: index + 1, recordedAt: READ_AT };
    const cause = { kind: 'sweep', ref: null } as const;
    const recorded = Object.assign({}, event, envelope, { cause, evidence: null, hash: '' });
    const reaction = ledgerProjection.on[event.type] as (
      event: Recorded,
      rows: Rows,
      context: unknown,
    ) => void;
    reaction(recorded, rows, context);
  });
  return { entries: rows.entries(), transfers: rows.transfers };
}

/** The same in short: id, day of November to which it relates, and what it does. */
export const entriesOf = (events: readonly PayoutEvent[], circumstances?: Circumstances) =>
  toldBooks(events, circumstances).entries.map(
    ({ id, relatesTo, lines }) => [id, Number(relatesTo.slice(-2)), lines] as const,
  );

/** How the ids of its entries begin. */
export const OUT = `T1:${TRANSFER_ID}`;
export const BACK = `T2:${TRANSFER_ID}`;

/** The recorded transfer gone out, and come back as a whole. */
export const WENT_OUT = {
  'in-transit': 97_000n,
  'transfer-fees': 2_804n,
  'input-vat-undue': 196n,
  'opn-balance': -100_000n,
};
export const CAME_BACK = {
  'opn-balance': 100_000n,
  'in-transit': -97_000n,
  'transfer-fees': -2_804n,
  'input-vat-undue': -196n,
};

function contextOf(events: readonly PayoutEvent[], { openingDay, closed }: Circumstances) {
  const opened: AccountEvent = {
    type: 'AccountOpened',
    occurredAt: READ_AT,
    data: {
      ...{ mode: 'live', timeZone: 'Asia/Bangkok', openingBalance: ZERO },
      openingDay: openingDay ?? null,
    },
  };
  const named = events.flatMap(transfersIn).map((id) => [id, null] as const);
  return {
    settings: evolveSettings(null, opened),
    closed: new Set(closed),
    closedMonths: new Set(),
    transfers: new KnownTransfers(new Map(named)),
    posted: new KnownPostings(),
  };
}

function transfersIn({ data }: PayoutEvent): readonly string[] {
  if ('transferId' in data) return [data.transferId];
  const shown = 'before' in data ? [data.before, data.after] : [data];
  return shown.flatMap(({ originId }) => originId ?? []);
}

const streamOf = ({ data }: PayoutEvent): string =>
  'transferId' in data ? `transfer/main/${data.transferId}` : `transaction/${data.transactionId}`;

class RowsInMemory implements Rows {
  readonly transfers = new Map<unknown, object>();
  private readonly heads: JournalEntryEntity[] = [];
  private readonly lines: JournalLineEntity[] = [];

  insert(_: object, row: object): void {
    if ('transferId' in row) this.transfers.set(row.transferId, row);
    else if ('line' in row) this.lines.push(row as JournalLineEntity);
    else this.heads.push(row as JournalEntryEntity);
  }

  update(table: object, id: string | number, changes: object): void {
    const row = this.transfers.get(id);
    if (table !== TransferPostingEntity || !row) throw new Error(`no row ${id} to update`);
    this.transfers.set(id, { ...row, ...changes });
  }

  entries(): readonly ToldEntry[] {
    return this.heads.map(({ id, kind, subject, postingDay, relatesTo }) => {
      const own = this.lines.filter(({ entryId }) => entryId === id);
      const lines = own.map((line) => [line.ledgerAccount, line.debit - line.credit]);
      const sides = Object.fromEntries(lines) as ToldEntry['lines'];
      return { id, kind, subject, postingDay, relatesTo, lines: sides };
    });
  }
}
