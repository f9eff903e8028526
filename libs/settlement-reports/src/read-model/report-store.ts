import type { BusinessDay } from '#calendar';
import { Database, readAhead } from '#database';
import type { Queryable } from '#database';
import { canonicalJson } from '#kernel';
import type { Canonical } from '#kernel';
import { reviveMoney } from '#money';
import { Injectable } from '@nestjs/common';
import { SHEETS_AS_HASHED } from '../domain/canonical-rows.js';
import type { FrozenRows } from '../domain/frozen-rows.js';
import { contentOf } from '../domain/report-content.js';
import type { Page, ReportContent } from '../domain/report-content.js';
import type { ReportHead, SheetName } from '../domain/report-head.js';
import { REPORT_MONEY } from '../domain/report-money.js';
import type { StagedRows } from './staged-rows.js';

/** So that no statement takes long. */
const ROWS_PER_WRITE = 20_000;
/** Some hundred kilobytes of text. */
const ROWS_PER_READ = 250;
/** So that nobody waits for the database who is as fast as it is. */
const PAGES_AHEAD = 2;

/** Which report: of one day, one version, one content. */
export interface ReportKey {
  readonly account: string;
  readonly day: BusinessDay;
  readonly version: number;
  readonly digest: string;
}

/**
 * Frozen heads and rows, kept by their digest: written once before the report is issued, and by
 * rights and triggers never changed. What no event names was never issued.
 */
@Injectable()
export class ReportStore {
  constructor(private readonly database: Database) {}

  /**
   * All of it or nothing. The same rows may have been kept before, by a closing that was
   * interrupted: then it is that report which goes on to be issued, and its head is the answer.
   */
  async keep(head: ReportHead, rows: StagedRows): Promise<ReportHead> {
    const key = [head.account, head.day, head.version, head.digest];
    return rows.on.transaction(async (tx) => {
      const kept = await tx.query(INSERT_HEAD, [
        ...key,
        canonicalJson(head as unknown as Canonical),
      ]);
      if (kept.length === 0) return (await headOn(tx, head)) ?? head;
      for (const sheet of SHEETS_AS_HASHED) {
        for (let from = 0; from < (head.rowCounts[sheet] ?? 0); from += ROWS_PER_WRITE) {
          await tx.query(INSERT_ROWS, [...key, sheet, from, from + ROWS_PER_WRITE]);
        }
      }
      return head;
    });
  }

  head(key: ReportKey): Promise<ReportHead | null> {
    return headOn(this.database, key);
  }

  content(head: ReportHead): ReportContent {
    return contentOf(head, (sheet) => this.pages(head, sheet));
  }

  private async *pages<Sheet extends SheetName>(
    { account, day, version, digest }: ReportKey,
    sheet: Sheet,
  ): AsyncGenerator<Page<FrozenRows[Sheet]>> {
    let from = 0;
    const load = async () => {
      const values = [account, day, version, digest, sheet, from, (from += ROWS_PER_READ)];
      const [page] = await this.database.query<{ rows: string | null }>(PAGE, values);
      return page?.rows ? (JSON.parse(page.rows) as readonly unknown[]) : [];
    };
    for await (const page of readAhead(load, PAGES_AHEAD)) {
      yield reviveMoney(page, REPORT_MONEY, 'report.damaged') as Page<FrozenRows[Sheet]>;
    }
  }
}

/** As one text: neither side takes it apart row by row. */
const PAGE = `
  SELECT '[' || string_agg(data::text, ',' ORDER BY ordinal) || ']' AS rows FROM report_rows
  WHERE account = $1 AND day = $2 AND version = $3 AND digest = $4 AND sheet = $5
    AND ordinal >= $6 AND ordinal < $7`;

async function headOn(
  on: Queryable,
  { account, day, version, digest }: ReportKey,
): Promise<ReportHead | null> {
  const [row] = await on.query<{ head: unknown }>(
    `SELECT head FROM report_heads
     WHERE account = $1 AND day = $2 AND version = $3 AND digest = $4`,
    [account, day, version, digest],
  );
  return row ? (reviveMoney(row.head, REPORT_MONEY, 'report.damaged') as ReportHead) : null;
}

const INSERT_HEAD = `
  INSERT INTO report_heads (account, day, version, digest, head) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT DO NOTHING RETURNING 1`;

const INSERT_ROWS = `
  INSERT INTO report_rows (account, day, version, digest, sheet, ordinal, data)
  SELECT $1, $2, $3, $4, sheet, ordinal, line::jsonb FROM report_staged
  WHERE sheet = $5 AND ordinal >= $6 AND ordinal < $7 ORDER BY ordinal`;
