import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { DayReader } from '#days';
import { referenceKnownAt } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { EntryLine } from '../domain/entry-line.js';
import type { ReportHead } from '../domain/report-head.js';

/** An event causes one entry of a few lines: what a stretch of the log posted fits in memory. */
const POSITIONS_PER_READ = 1_000;

/** The journal entries behind the vouchers of a report, one by one. */
@Injectable()
export class EntryLines {
  constructor(
    private readonly database: Database,
    private readonly days: DayReader,
  ) {}

  /**
   * All lines that were posted on the day or relate to it, as the books were at the report's
   * position, and what issuing the report itself posted. Read stretch by stretch, each by itself,
   * so that nothing is kept open for a reader who is slow: what is posted never changes.
   */
  async *of({ account, day, version, asOf }: ReportHead): AsyncGenerator<EntryLine> {
    const issued = await this.issuedAt(account, day, version);
    const posted = [account, day, asOf.position, issued];
    const stretches = await this.database.query<{ from: bigint }>(STRETCHES, posted);
    for (const { from } of stretches) {
      const upTo = Number(from) + POSITIONS_PER_READ;
      const lines = await this.database.query<EntryLineRow>(LINES, [...posted, from, upTo]);
      for (const line of lines) yield { ...line, position: Number(line.position) };
    }
  }

  /** Position of the event that issued the version; null while the day is open. */
  private async issuedAt(
    account: string,
    day: BusinessDay,
    version: number,
  ): Promise<number | null> {
    const versions = await this.days.versions(account, day);
    return versions.find(({ data }) => data.version === version)?.position ?? null;
  }
}

type EntryLineRow = Omit<EntryLine, 'position'> & { readonly position: bigint };

/** Whether a line `l` belongs to the report. */
const OF_REPORT = `l.account = $1 AND (l.posting_day = $2 OR l.relates_to = $2)
  AND (l.position <= $3 OR l.position = $4::bigint)`;

/** Where the log has posted something for the report. */
const STRETCHES = `
  SELECT DISTINCT l.position / ${POSITIONS_PER_READ} * ${POSITIONS_PER_READ} AS "from"
  FROM journal_lines l WHERE ${OF_REPORT} ORDER BY 1`;

const LINES = `
  SELECT l.entry_id AS "entryId", l.line, l.kind, l.posting_day AS "postingDay",
         l.relates_to AS "relatesTo", l.ledger_account AS "ledgerAccount",
         nullif(l.debit, 0) AS debit, nullif(l.credit, 0) AS credit,
         e.subject, ${referenceKnownAt('$3')} AS reference, e.cause, l.position,
         e.recorded_at AS "recordedAt"
  FROM journal_entries e
  JOIN journal_lines l ON l.account = $1 AND l.entry_id = e.id
  LEFT JOIN charges c ON c.account = $1 AND c.id = e.subject
  WHERE e.account = $1 AND e.position >= $5 AND e.position < $6 AND ${OF_REPORT}
  ORDER BY l.position, l.entry_id, l.line`;
