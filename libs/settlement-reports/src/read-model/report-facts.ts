import type { BusinessDay, DayWindow } from '#calendar';
import { CHARGE_KIND } from '#charges';
import { Database } from '#database';
import type { Queryable } from '#database';
import type { Instant } from '#kernel';
import { satang } from '#money';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';

/** Up to when, and to which position of the log, something is known. */
interface EndOfDay {
  readonly day: BusinessDay;
  readonly to: Instant;
  readonly position: number;
}

/** What a report takes from the books beside the day's reconciliation. */
@Injectable()
export class ReportFacts {
  constructor(private readonly database: Database) {}

  /**
   * What these charges of the day were booked with in receipts clearing: after its month was
   * closed under the adjustments' kind, and always by an entry that is named R1.
   */
  async bookedGross(
    account: string,
    day: BusinessDay,
    upTo: number,
    charges: readonly string[],
  ): Promise<ReadonlyMap<string, Satang>> {
    if (charges.length === 0) return new Map();
    const rows = await this.database.query<{ subject: string; gross: bigint }>(
      `SELECT e.subject, sum(l.credit - l.debit)::bigint AS gross
       FROM journal_entries e
       JOIN journal_lines l ON l.account = $1 AND l.entry_id = e.id
       WHERE e.account = $1 AND e.subject = ANY($4::text[]) AND l.relates_to = $2
         AND split_part(e.id, ':', 1) = 'R1' AND l.position <= $3
         AND l.ledger_account = 'unreconciled-receipts'
       GROUP BY e.subject`,
      [account, day, upTo, charges],
    );
    return new Map(rows.map(({ subject, gross }) => [subject, satang(gross)]));
  }

  /** Paid, and not yet credited by Opn, at the end of the day. */
  async uncredited(account: string, day: BusinessDay, upTo: number): Promise<Satang> {
    const [row] = await this.database.query<{ balance: bigint | null }>(
      `SELECT sum(debit - credit)::bigint AS balance FROM journal_lines
       WHERE account = $1 AND ledger_account = 'opn-uncredited' AND posting_day <= $2
         AND position <= $3`,
      [account, day, upTo],
    );
    return satang(row?.balance ?? 0n);
  }

  /** What was found during a day that could not enter the books. */
  async systemFindings(account: string, { from, to }: DayWindow, upTo: number): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM findings
       WHERE account = $1 AND found_at >= $2 AND found_at < $3 AND position <= $4`,
      [account, from, to, upTo],
    );
    return row?.count ?? 0;
  }

  /** The first day of which anything is known; null while nothing is. */
  async firstDay(account: string): Promise<BusinessDay | null> {
    const [row] = await this.database.query<{ day: BusinessDay | null }>(
      `SELECT least(
         (SELECT min(business_day) FROM charges WHERE account = $1),
         (SELECT min(expected_on) FROM expectations WHERE account = $1)) AS day`,
      [account],
    );
    return row?.day ?? null;
  }

  /**
   * QR codes that were open when the day ended, whatever became of them later: on the view of the
   * books of that position.
   */
  async pendingCharges(on: Queryable, account: string, end: EndOfDay): Promise<number> {
    const { day, to, position } = end;
    const [row] = await on.query<{ count: number }>(PENDING, [account, to, day, position]);
    return row?.count ?? 0;
  }
}

/** Of those that ended on later days, some had ended before: what expired may still be paid. */
const PENDING = `
  SELECT (
    (SELECT count(*) FROM charges
     WHERE account = $1 AND status = 'pending' AND payment_method = 'promptpay'
       AND created_at < $2)
    + (SELECT count(*) FROM charges c
       WHERE c.account = $1 AND c.business_day > $3 AND c.payment_method = 'promptpay'
         AND c.created_at < $2
         AND NOT EXISTS (
           SELECT FROM events e
           WHERE e.account = $1 AND e.stream = '${CHARGE_KIND}/' || $1 || '/' || c.id
             AND e.type IN ('charge.completed', 'charge.expired', 'charge.failed',
                            'charge.reversed')
             AND e.occurred_at < $2 AND e.position <= $4))
  )::integer AS count`;
