import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import type { Instant } from '#kernel';
import { satang } from '#money';
import type { Satang } from '#money';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { EntryKind, LedgerAccount } from '../domain/ledger-account.js';

export interface EntryLineView {
  readonly ledgerAccount: LedgerAccount;
  readonly debit: Satang;
  readonly credit: Satang;
}

/** A whole entry with the one event that caused it. */
export interface EntryView {
  readonly id: string;
  readonly kind: EntryKind;
  readonly postingDay: BusinessDay;
  readonly relatesTo: BusinessDay;
  readonly subject: string | null;
  readonly cause: string;
  readonly position: number;
  readonly recordedAt: Instant;
  readonly lines: readonly EntryLineView[];
}

export interface EntryFilter {
  readonly ledgerAccount?: LedgerAccount | undefined;
  /** Of posting. */
  readonly day?: BusinessDay | undefined;
  readonly kind?: EntryKind | undefined;
  readonly relatesTo?: BusinessDay | undefined;
  readonly subject?: string | undefined;
}

/** Entries in the order in which they were posted, after the one at `after`; at most `limit`. */
export class ListEntries extends Query<readonly EntryView[]> {
  constructor(
    readonly account: string,
    readonly filter: EntryFilter,
    readonly limit: number,
    readonly after: { readonly position: number; readonly id: string } | null,
  ) {
    super();
  }
}

interface EntryRow {
  readonly id: string;
  readonly kind: EntryKind;
  readonly posting_day: BusinessDay;
  readonly relates_to: BusinessDay;
  readonly subject: string | null;
  readonly cause: string;
  readonly position: bigint;
  readonly recorded_at: Instant;
  readonly lines: readonly { ledgerAccount: LedgerAccount; debit: string; credit: string }[];
}

@QueryHandler(ListEntries)
export class ListEntriesHandler implements IQueryHandler<ListEntries> {
  constructor(private readonly database: Database) {}

  async execute({ account, filter, limit, after }: ListEntries): Promise<readonly EntryView[]> {
    const rows = await this.database.query<EntryRow>(ENTRIES, [
      account,
      filter.day ?? null,
      filter.subject ?? null,
      filter.ledgerAccount ?? null,
      after?.position ?? null,
      after?.id ?? null,
      limit,
      filter.kind ?? null,
      filter.relatesTo ?? null,
    ]);
    return rows.map(entryView);
  }
}

const ENTRIES = `
  SELECT e.id, e.kind, e.posting_day, e.relates_to, e.subject, e.cause, e.position, e.recorded_at,
         (SELECT jsonb_agg(jsonb_build_object('ledgerAccount', l.ledger_account,
                   'debit', l.debit::text, 'credit', l.credit::text) ORDER BY l.line)
          FROM journal_lines l WHERE l.account = $1 AND l.entry_id = e.id) AS lines
  FROM journal_entries e
  WHERE e.account = $1
    AND ($2::date IS NULL OR e.posting_day = $2)
    AND ($3::text IS NULL OR e.subject = $3)
    AND ($4::text IS NULL OR EXISTS (
          SELECT FROM journal_lines l
          WHERE l.account = $1 AND l.entry_id = e.id AND l.ledger_account = $4))
    AND ($8::text IS NULL OR e.kind = $8)
    AND ($9::date IS NULL OR e.relates_to = $9)
    AND ($5::bigint IS NULL OR (e.position, e.id) > ($5, $6))
  ORDER BY e.position, e.id
  LIMIT $7`;

const entryView = (row: EntryRow): EntryView => ({
  id: row.id,
  kind: row.kind,
  postingDay: row.posting_day,
  relatesTo: row.relates_to,
  subject: row.subject,
  cause: row.cause,
  position: Number(row.position),
  recordedAt: row.recorded_at,
  lines: row.lines.map(({ ledgerAccount, debit, credit }) => ({
    ledgerAccount,
    debit: satang(BigInt(debit)),
    credit: satang(BigInt(credit)),
  })),
});
