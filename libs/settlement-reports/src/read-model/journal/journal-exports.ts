import { SettingsReader } from '#accounts';
import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { DayReader } from '#days';
import { BooksKeeper } from '#ledger';
import { sum, ZERO } from '#money';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import type { JournalRow } from '../../domain/frozen-rows.js';
import { batchName, closingsIn } from '../../domain/journal/export-batches.js';
import type { Closing } from '../../domain/journal/export-batches.js';
import {
  codesOfBatch,
  exportedLines,
  refuseUnmapped,
  unknownBatch,
} from '../../domain/journal/voucher-export.js';
import type { ExportedLine } from '../../domain/journal/voucher-export.js';
import { JournalSheet } from './journal-sheet.js';

/** What one first closing of a day takes into the books. */
export interface JournalExport {
  readonly batch: string;
  readonly day: BusinessDay;
  /** Journal entries in it, and what its vouchers come to. */
  readonly entries: number;
  readonly debit: Satang;
  readonly credit: Satang;
}

interface Batches {
  readonly closings: readonly Closing[];
  readonly digests: ReadonlyMap<BusinessDay, string>;
}

/** Entries for other programs: each of them in one batch, once and for all. */
@Injectable()
export class JournalExports {
  constructor(
    private readonly database: Database,
    private readonly days: DayReader,
    private readonly books: BooksKeeper,
    private readonly settings: SettingsReader,
    private readonly journal: JournalSheet,
  ) {}

  /** In the order of their numbers, after one of them; at most `limit`. */
  async list(
    account: string,
    limit: number,
    after: string | null,
  ): Promise<readonly JournalExport[]> {
    const { closings, digests } = await this.batches(account);
    const page = closings
      .filter((closing) => after === null || batchName(closing) > after)
      .slice(0, limit);
    const frozen = await this.frozen(account, page, digests);
    const exports: JournalExport[] = [];
    for (const closing of page) {
      const known = frozen.get(closing.day);
      const totals = known ?? totalsOf(await this.journal.batch(account, closings, closing));
      exports.push({ batch: batchName(closing), day: closing.day, ...totals });
    }
    return exports;
  }

  /**
   * The lines of a batch's vouchers with the merchant's codes. Refuses a batch that does not exist
   * (`journal_export.unknown`), and accounts without a code (`journal_export.unmapped`) unless
   * they are allowed.
   */
  async lines(
    account: string,
    batch: string,
    allowsUnmapped: boolean,
  ): Promise<readonly ExportedLine[]> {
    const { closings } = await this.batches(account);
    const own = closings.find((closing) => batchName(closing) === batch);
    if (own === undefined) throw unknownBatch(batch, closings.length);
    const rows = await this.journal.batch(account, closings, own);
    const codeOf = codesOfBatch(await this.settings.history(account), own.knownUpTo);
    const lines = exportedLines(rows, codeOf);
    if (!allowsUnmapped) refuseUnmapped(batch, lines);
    return lines;
  }

  private async batches(account: string): Promise<Batches> {
    await this.books.catchUp(account);
    const issued = await this.days.issued(account);
    const first = issued.filter(({ type }) => type === 'DayClosed');
    return {
      closings: closingsIn(issued, Number.MAX_SAFE_INTEGER),
      digests: new Map(first.map(({ data: { day, digest } }) => [day, digest])),
    };
  }

  /** As the reports state them; those from before there were batches do not. */
  private async frozen(
    account: string,
    page: readonly Closing[],
    digests: ReadonlyMap<BusinessDay, string>,
  ): Promise<ReadonlyMap<BusinessDay, Totals>> {
    const rows = await this.database.query<Totals & { day: BusinessDay }>(FROZEN, [
      account,
      page.map(({ day }) => day),
      page.map(({ day }) => digests.get(day) ?? ''),
      page.map(batchName),
    ]);
    return new Map(rows.map(({ day, ...totals }) => [day, totals]));
  }
}

type Totals = Pick<JournalExport, 'credit' | 'debit' | 'entries'>;

const FROZEN = `
  SELECT wanted.day,
         coalesce(sum((r.data ->> 'voucherEntries')::integer)
           FILTER (WHERE (r.data ->> 'line')::integer = 1), 0)::integer AS entries,
         coalesce(sum((r.data ->> 'debit')::bigint), 0)::bigint AS debit,
         coalesce(sum((r.data ->> 'credit')::bigint), 0)::bigint AS credit
  FROM unnest($2::date[], $3::text[], $4::text[]) AS wanted (day, digest, batch)
  JOIN report_rows r ON r.account = $1 AND r.day = wanted.day AND r.version = 1
    AND r.digest = wanted.digest AND r.sheet = 'journal'
    AND r.data ->> 'exportBatch' = wanted.batch
  GROUP BY wanted.day`;

function totalsOf(rows: readonly JournalRow[]): Totals {
  const firstLines = rows.filter(({ line }) => line === 1);
  return {
    entries: firstLines.reduce((count, row) => count + (row.voucherEntries ?? 0), 0),
    debit: sum(rows.map(({ debit }) => debit ?? ZERO)),
    credit: sum(rows.map(({ credit }) => credit ?? ZERO)),
  };
}
