import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { Injectable } from '@nestjs/common';
import { batchOf, seams } from '../../domain/journal/export-batches.js';
import type { Closing } from '../../domain/journal/export-batches.js';
import type { FiledTurnover, JournalTurnover } from '../../domain/journal/journal-turnover.js';
import { VoucherDocuments } from './voucher-documents.js';

/** Which entries: of some posting days, and what else relates to a day, up to a position. */
export interface Wanted {
  readonly postingDays: readonly BusinessDay[];
  readonly relatesTo: BusinessDay | null;
  readonly upTo: number;
}

/** What the books turned over, with the batch of each part; added up by the database. */
@Injectable()
export class PostedTurnovers {
  constructor(
    private readonly database: Database,
    private readonly documents: VoucherDocuments,
  ) {}

  async of(
    account: string,
    closings: readonly Closing[],
    { postingDays, relatesTo, upTo }: Wanted,
  ): Promise<readonly FiledTurnover[]> {
    const rows = await this.database.query<TurnoverRow>(TURNOVERS, [
      ...[account, postingDays, relatesTo, upTo],
      seams(closings),
    ]);
    const documentOf = await this.documents.of(account, rows);
    return rows.map(({ position, begun, ...row }) => ({
      ...row,
      position: Number(position),
      entriesBegun: begun,
      batch: batchOf(closings, row.postingDay, Number(position)),
      documents: [...new Set([row.firstSubject, row.lastSubject])].flatMap(
        (subject) => documentOf(row.origin, subject, Number(position)) ?? [],
      ),
    }));
  }
}

interface TurnoverRow extends JournalTurnover {
  readonly origin: string;
  readonly position: bigint;
  readonly begun: number;
  readonly firstSubject: string | null;
  readonly lastSubject: string | null;
}

/** An id begins with the kind that an entry had before its month was closed. */
const TURNOVERS = `
  SELECT l.kind, coalesce(c.payment_method = 'promptpay', true) AS "isPromptPay",
         l.posting_day AS "postingDay", l.relates_to AS "relatesTo",
         l.ledger_account AS "ledgerAccount", split_part(e.id, ':', 1) AS origin,
         sum(l.debit)::bigint AS debit, sum(l.credit)::bigint AS credit,
         count(DISTINCT l.entry_id)::integer AS entries,
         (count(*) FILTER (WHERE l.line = 1))::integer AS begun, min(l.position) AS position,
         min(e.subject) AS "firstSubject", max(e.subject) AS "lastSubject"
  FROM journal_lines l
  JOIN journal_entries e ON e.account = $1 AND e.id = l.entry_id
  LEFT JOIN charges c ON c.account = $1 AND c.id = e.subject
  WHERE l.account = $1 AND (l.posting_day = ANY($2::date[]) OR l.relates_to = $3)
    AND l.position <= $4
  GROUP BY 1, 2, 3, 4, 5, 6, width_bucket(l.position, $5::bigint[])
  ORDER BY min(l.position), 5, 6`;
