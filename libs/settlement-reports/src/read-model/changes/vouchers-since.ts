import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { inGroupsOf } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { VersionFacts } from '../../domain/changes/change-origins.js';
import type { JournalRow } from '../../domain/frozen-rows.js';
import type { VersionDifferences } from '../../domain/row-differences.js';
import { RECEIPTS_SERIES } from '../../domain/row-checks.js';
import type { PositionSpan } from './learned-since.js';

const CHARGES_AT_ONCE = 5_000;

/** In which voucher of the new version each change was posted. */
@Injectable()
export class VouchersSince {
  constructor(private readonly database: Database) {}

  async of(
    account: string,
    day: BusinessDay,
    { from, to }: PositionSpan,
    { charges, journal }: Pick<VersionDifferences, 'charges' | 'journal'>,
  ): Promise<Pick<VersionFacts, 'voucherOf' | 'matches'>> {
    const rows = journal.after.filter(({ relatesTo }) => relatesTo === day);
    const ids = new Set([...charges.before, ...charges.after].map(({ chargeId }) => chargeId));
    const posted = new Map<string, string>();
    for (const group of inGroupsOf(CHARGES_AT_ONCE, [...ids])) {
      const values = [account, group, day, from, to];
      for (const entry of await this.database.query<Entry>(POSTED, values)) {
        const voucher = rows.find((row) => isOf(row, entry));
        if (voucher) posted.set(entry.subject, voucher.voucherNo);
      }
    }
    return { voucherOf: (id) => posted.get(id) ?? null, matches: voucherOfMatches(rows) };
  }
}

interface Entry {
  readonly subject: string;
  readonly kind: string;
  readonly postingDay: BusinessDay;
}

/** PromptPay has the vouchers of the bare series; those of other methods have an X. */
const isOf = ({ kind, postingDate, voucherNo }: JournalRow, entry: Entry): boolean =>
  kind === entry.kind &&
  postingDate === entry.postingDay &&
  RECEIPTS_SERIES.some((series) => voucherNo.startsWith(`${series}-`));

const OF_MATCHES = ['M1', 'A1'];
const SETTLED = ['reconciled-receipts', 'customer-refunds-payable'];

/** Where the day's month was closed in between, its matches are an adjustment. */
function voucherOfMatches(rows: readonly JournalRow[]): string | null {
  const own = OF_MATCHES.flatMap((kind) => rows.filter((row) => row.kind === kind));
  return own.find(({ ledgerAccount }) => SETTLED.includes(ledgerAccount))?.voucherNo ?? null;
}

/** The last entry wins: what was amended is undone and posted anew. */
const POSTED = `
  SELECT subject, kind, posting_day AS "postingDay" FROM journal_entries
  WHERE account = $1 AND subject = ANY($2::text[]) AND relates_to = $3
    AND position > $4 AND position <= $5 AND kind IN ('R1', 'A1') AND id LIKE 'R1:%'
  ORDER BY position`;
