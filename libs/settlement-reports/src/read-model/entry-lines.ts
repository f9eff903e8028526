import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { DayReader } from '#days';
import { Injectable } from '@nestjs/common';
import type { EntryLine } from '../domain/entry-line.js';
import type { ReportHead } from '../domain/report-head.js';

const LINES_PER_FETCH = 2_000;

/** The journal entries behind the vouchers of a report, one by one. */
@Injectable()
export class EntryLines {
  constructor(
    private readonly database: Database,
    private readonly days: DayReader,
  ) {}

  /**
   * All lines that were posted on the day or relate to it, as the books were at the report's
   * position, and what issuing the report itself posted. A cursor reads them: they may be many.
   */
  async *of({ account, day, version, asOf }: ReportHead): AsyncGenerator<EntryLine> {
    const issued = await this.issuedAt(account, day, version);
    const connection = this.database.source.createQueryRunner();
    try {
      await connection.startTransaction('REPEATABLE READ');
      await connection.query(LINES, [account, day, asOf.position, issued]);
      for (;;) {
        const lines = (await connection.query(
          `FETCH ${LINES_PER_FETCH} FROM entry_lines`,
        )) as readonly EntryLineRow[];
        for (const line of lines) yield { ...line, position: Number(line.position) };
        if (lines.length < LINES_PER_FETCH) return;
      }
    } finally {
      if (connection.isTransactionActive) await connection.rollbackTransaction();
      await connection.release();
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

const LINES = `
  DECLARE entry_lines NO SCROLL CURSOR FOR
  SELECT l.entry_id AS "entryId", l.line, l.kind, l.posting_day AS "postingDay",
         l.relates_to AS "relatesTo", l.ledger_account AS "ledgerAccount",
         nullif(l.debit, 0) AS debit, nullif(l.credit, 0) AS credit,
         e.subject, c.reference, e.cause, l.position, e.recorded_at AS "recordedAt"
  FROM journal_lines l
  JOIN journal_entries e ON e.account = $1 AND e.id = l.entry_id
  LEFT JOIN charges c ON c.account = $1 AND c.id = e.subject
  WHERE l.account = $1 AND (l.posting_day = $2 OR l.relates_to = $2)
    AND (l.position <= $3 OR l.position = $4::bigint)
  ORDER BY l.position, l.entry_id, l.line`;
