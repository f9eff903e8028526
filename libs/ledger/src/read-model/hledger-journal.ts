import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { formatBaht, satang } from '#money';
import { Injectable } from '@nestjs/common';
import { DayEndBalances } from './day-end-balances.js';
import type { AccountAmount } from './day-end-balances.js';

const LINES_PER_READ = 5_000;

/** The days of an export, both included. */
export interface JournalPeriod {
  readonly from: BusinessDay | null;
  readonly to: BusinessDay | null;
}

/**
 * The journal in hledger's format, so that anyone can add it up with a tool that is not ours. At
 * the end of each day it asserts what every account of the balance sheet holds: a copy in which an
 * amount was changed is refused (`hledger check`), even if its entries balance.
 */
@Injectable()
export class HledgerJournal {
  constructor(private readonly database: Database) {}

  /** Text, piece by piece, in order of posting day and entry. Amounts in baht. */
  async *text(account: string, { from, to }: JournalPeriod): AsyncGenerator<string> {
    yield `; Journal of ${account}, from ${from ?? 'the beginning'} to ${to ?? 'now'}\n`;
    yield 'commodity 1000.00 THB\n';
    const balances = new DayEndBalances();
    if (from !== null) yield balances.openWith(from, await this.broughtForward(account, from));
    let last: LineRow | null = null;
    for await (const row of this.lines(account, { from, to })) {
      if (last !== null && row.posting_day !== last.posting_day) {
        yield balances.assertedOn(last.posting_day);
      }
      if (row.entry_id !== last?.entry_id) yield heading(row);
      yield posting(row);
      balances.add(row);
      last = row;
    }
    if (last !== null) yield balances.assertedOn(last.posting_day);
  }

  private async *lines(account: string, period: JournalPeriod): AsyncGenerator<LineRow> {
    let after: LineRow | null = null;
    for (;;) {
      const rows: readonly LineRow[] = await this.read(account, period, after);
      yield* rows;
      if (rows.length < LINES_PER_READ) return;
      after = rows.at(-1) ?? null;
    }
  }

  private broughtForward(account: string, day: BusinessDay): Promise<readonly AccountAmount[]> {
    return this.database.query<AccountAmount>(
      `SELECT ledger_account, sum(debit - credit)::bigint AS amount FROM journal_lines
       WHERE account = $1 AND posting_day < $2 GROUP BY 1`,
      [account, day],
    );
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

interface LineRow extends AccountAmount {
  readonly posting_day: BusinessDay;
  readonly relates_to: BusinessDay;
  readonly kind: string;
  readonly entry_id: string;
  readonly line: number;
}

const heading = ({
  posting_day: day,
  entry_id: id,
  kind,
  relates_to: relatesTo,
}: LineRow): string => `\n${day} (${id}) ${kind}  ; relates-to:${relatesTo}\n`;

const posting = ({ ledger_account: name, amount }: LineRow): string =>
  `    ${name}  ${formatBaht(satang(amount))} THB\n`;
