import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import type { StatedBalance } from '../../domain/pack/document-rows.js';
import type { TransitSubject } from '../../domain/pack/pack-facts.js';
import type { CutOffRow } from '../../domain/pack/pack-rows.js';
import type { PackMoment } from './pack-moments.js';

/** Money that was at Opn, or between Opn and the bank, at the end of the month. */
@Injectable()
export class MoneyOnItsWay {
  constructor(private readonly database: Database) {}

  inTransit({ account, position, lastDay }: PackMoment): Promise<TransitSubject[]> {
    return this.database.query<TransitSubject>(IN_TRANSIT, [account, position, lastDay]);
  }

  /** Paid and not credited by Opn at the end, by day of payment and of crediting. */
  uncredited({
    account,
    position,
    lastDay,
  }: PackMoment): Promise<Pick<CutOffRow, 'before' | 'after' | 'count' | 'amount'>[]> {
    return this.database.query(UNCREDITED, [account, position, lastDay]);
  }

  /** The last look at Opn in the month that the books can be compared with, else the last one. */
  async observation(moment: PackMoment): Promise<StatedBalance | null> {
    const { account, position, window } = moment;
    const [seen] = await this.database.query<Observed>(OBSERVED, [
      ...[account, position, window.from, window.to],
    ]);
    if (!seen) return null;
    const { observedAt, stated, isComparable } = seen;
    const [{ amount } = { amount: 0n as Satang }] = await this.database.query<Booked>(BOOKED, [
      ...[account, Number(seen.position)],
    ]);
    return { observedAt, stated, isComparable, booksThen: amount };
  }

  /** Orders of days up to the month's end that later reports show as paid. */
  paidAfter(
    { account, lastDay }: PackMoment,
    later: readonly {
      readonly day: BusinessDay;
      readonly version: number;
      readonly digest: string;
    }[],
  ): Promise<Omit<CutOffRow, 'section' | 'count'>[]> {
    return this.database.query(PAID_AFTER, [account, lastDay, JSON.stringify(later)]);
  }
}

interface Observed {
  readonly position: bigint;
  readonly observedAt: Instant;
  readonly stated: Satang;
  readonly isComparable: boolean;
}

interface Booked {
  readonly amount: Satang;
}

/** A write-off is filed under its break, and is of what the break is about. */
const SUBJECT = 'coalesce(b.subject_id, e.subject)';
const OF_BREAK = `LEFT JOIN breaks b ON b.account = $1 AND b.id = e.subject
    AND split_part(e.id, ':', 1) = 'X1'`;

const IN_TRANSIT = `
  SELECT ${SUBJECT} AS subject, min(l.relates_to) AS day, sum(l.debit - l.credit)::bigint AS amount
  FROM journal_lines l JOIN journal_entries e ON e.account = $1 AND e.id = l.entry_id
  ${OF_BREAK}
  WHERE l.account = $1 AND l.ledger_account = 'in-transit' AND l.position <= $2
    AND l.posting_day <= $3
  GROUP BY 1 HAVING sum(l.debit - l.credit) <> 0
  ORDER BY 2, 1`;

const UNCREDITED = `
  WITH moved AS (
    SELECT ${SUBJECT} AS subject, min(l.relates_to) FILTER (WHERE l.posting_day <= $3) AS before,
           coalesce(sum(l.debit - l.credit) FILTER (WHERE l.posting_day <= $3), 0) AS amount,
           max(l.posting_day) FILTER (
             WHERE l.posting_day > $3 AND split_part(l.entry_id, ':', 1) = 'R2') AS after
    FROM journal_lines l JOIN journal_entries e ON e.account = $1 AND e.id = l.entry_id
    ${OF_BREAK}
    WHERE l.account = $1 AND l.ledger_account = 'opn-uncredited' AND l.position <= $2
    GROUP BY 1
  )
  SELECT before, after, count(*)::integer AS count, sum(amount)::bigint AS amount
  FROM moved WHERE amount <> 0 GROUP BY before, after ORDER BY before, after NULLS LAST`;

const OBSERVED = `
  SELECT position, observed_at AS "observedAt", total AS stated, is_comparable AS "isComparable"
  FROM balance_observations
  WHERE account = $1 AND position <= $2 AND currency = 'THB' AND observed_at >= $3
    AND observed_at < $4
  ORDER BY is_comparable DESC, position DESC LIMIT 1`;

const BOOKED = `
  SELECT coalesce(sum(debit - credit), 0)::bigint AS amount FROM journal_lines
  WHERE account = $1 AND ledger_account = 'opn-balance' AND position <= $2`;

const PAID_AFTER = `
  SELECT DISTINCT ON (r.data->>'reference') r.data->>'reference' AS subject,
         (r.data->>'expectedOn')::date AS before, r.day AS after,
         (r.data->>'paid')::bigint AS amount
  FROM jsonb_to_recordset($3::jsonb) AS later (day date, version integer, digest text)
  JOIN report_rows r ON r.account = $1 AND r.day = later.day AND r.version = later.version
    AND r.digest = later.digest AND r.sheet = 'expected'
  WHERE (r.data->>'expectedOn')::date <= $2 AND r.data->>'paidAt' IS NOT NULL
    AND (r.data->>'paid')::bigint <> 0
  ORDER BY r.data->>'reference', r.day`;
