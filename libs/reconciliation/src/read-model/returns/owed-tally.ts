import { Database } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import type { BreakCode } from '../../domain/break-code.js';
import { STANDING } from '../breaks/standing-breaks.js';

/** Payments of which more came than is ours, or that came too late. */
const PAYMENTS: readonly BreakCode[] = [
  'DUPLICATE_PAYMENT',
  'PAID_AFTER_WITHDRAWAL',
  'PAID_AFTER_EXPIRY',
  'AMOUNT_OVER',
];
/** The same money, once somebody decided that it goes back. */
const RETURNS: readonly BreakCode[] = ['RETURN_MISMATCH', 'RETURN_OVERDUE'];

/** Codes of money that is to be returned, or of which somebody must decide whether it is. */
export const CODES_TO_DECIDE: readonly BreakCode[] = [...PAYMENTS, ...RETURNS];

/** Money of customers that waits for somebody. */
export interface OwedTally {
  readonly count: number;
  readonly amount: Satang;
  readonly oldest: Instant;
}

/** How much is to be returned or decided, as last judged: each order's money once. */
@Injectable()
export class OwedTallies {
  constructor(private readonly database: Database) {}

  /** Null: nothing. */
  async of(account: string): Promise<OwedTally | null> {
    const [row] = await this.database.query<OwedTally>(TALLY, [account, CODES_TO_DECIDE, RETURNS]);
    return row ?? null;
  }
}

/** A return that is overdue or differs is about a payment that has a break of its own. */
const TALLY = `
  SELECT sum(count)::integer AS count, sum(amount)::bigint AS amount, min(oldest) AS oldest
  FROM (
    SELECT greatest(count(*) FILTER (WHERE NOT code = ANY($3::text[])), 1) AS count,
           coalesce(sum(abs(amount)) FILTER (WHERE NOT code = ANY($3::text[])),
                    max(abs(amount))) AS amount,
           min(opened_at) AS oldest
    FROM (${STANDING}) AS b GROUP BY coalesce(reference, subject_id)
  ) AS of_order HAVING count(*) > 0`;
