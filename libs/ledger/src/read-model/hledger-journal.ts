import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { formatBaht, satang } from '#money';
import { Injectable } from '@nestjs/common';

const LINES_PER_READ = 5_000;

/** The days of an export, both included. */
export interface JournalPeriod {
  readonly from: BusinessDay | null;
  readonly to: BusinessDay | null;
}

/** The journal in hledger's format, so that anyone can add it up with a tool that is not ours. */
@Injectable()
export class HledgerJournal {
  constructor(private readonly database: Database) {}

  /** Text, piece by piece, in order of posting day and entry. Amounts in baht. */
  async *text(account: string, { from, to }: JournalPeriod): AsyncGenerator<string> {
    yield `; Journal of ${account}, from ${from ?? 'the beginning'} to ${to ?? 'now'}\n`;
    yield 'commodity 1000.00 THB\n';
    let after: LineRow | null = null;
    let entry = '';
    for (;;) {
      const rows: readonly LineRow[] = await this.read(account, { from, to }, after);
      for (const row of rows) {
        if (row.entry_id !== entry) yield heading(row);
        entry = row.entry_id;
        yield posting(row);
      }
      if (rows.length < LINES_PER_READ) return;
      after = rows.at(-1) ?? null;
    }
  }

  private read(
    account: string,
    { from, to }: JournalPeriod,
    after: LineRow | null,
  ): Promise<readonly LineRow[]> {
    return this.database.query<LineRow>(
      `SELECT posting_day, relates_to, kind, entry_id, line, ledger_account,
              debit - credit AS amount
       FROM journal_lines
       WHERE account = $1 AND ($2::date IS NULL OR posting_day >= $2)
         AND ($3::date IS NULL OR posting_day <= $3)
         AND ($4::date IS NULL OR (posting_day, entry_id, line) > ($4, $5, $6))
       ORDER BY posting_day, entry_id, line LIMIT $7`,
      [
        account,
        from,
        to,
        after?.posting_day ?? null,
        after?.entry_id ?? null,
        after?.line ?? null,
        LINES_PER_READ,
      ],
    );
  }
}

interface LineRow {
  readonly posting_day: BusinessDay;
  readonly relates_to: BusinessDay;
  readonly kind: string;
  readonly entry_id: string;
  readonly line: number;
  readonly ledger_account: string;
  readonly amount: bigint;
}

const heading = ({
  posting_day: day,
  entry_id: id,
  kind,
  relates_to: relatesTo,
}: LineRow): string => `\n${day} (${id}) ${kind}  ; relates-to:${relatesTo}\n`;

const posting = ({ ledger_account: name, amount }: LineRow): string =>
  `    ${name}  ${formatBaht(satang(amount))} THB\n`;
