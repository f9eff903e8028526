import { Database } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import type { BreakCode } from '../../domain/break-code.js';
import { STANDING } from './standing-breaks.js';

/** More than these of one account are counted as so many. */
const MOST_COUNTED = 50_000;

const CODES: readonly BreakCode[] = ['FEE_VARIANCE'];

/** Fees of one payment method that are not by contract, and what they come to as a rate. */
export interface FeeDifference {
  readonly paymentMethod: string;
  /** In per cent, such as `1.75`: as Opn states it, else what was taken of the gross. */
  readonly rate: string;
  readonly isStated: boolean;
  readonly count: number;
  /** Without signs. */
  readonly amount: Satang;
  readonly since: Instant;
}

/**
 * Standing breaks of fees by the rate that was found. Differences of one satang are not among
 * them: nobody has published how Opn rounds.
 */
@Injectable()
export class FeeDifferences {
  constructor(private readonly database: Database) {}

  /** Those of which there are most come first. */
  of(account: string): Promise<readonly FeeDifference[]> {
    return this.database.query<FeeDifference>(BY_RATE, [account, CODES, MOST_COUNTED]);
  }
}

/** As Opn states it, in the words of the break `b`. */
export const STATED_RATE = `substring(b.detail FROM 'fee rate found ([0-9.]+)%')`;

/** What was taken, to two decimals: rates that are not stated are one group. */
const TAKEN = `trim_scale(round(sum(c.fee) * 100.0 / nullif(sum(c.gross), 0), 2))::text`;

const BY_RATE = `
  SELECT coalesce(c.payment_method, '') AS "paymentMethod",
         coalesce(${STATED_RATE}, ${TAKEN}, '') AS rate,
         ${STATED_RATE} IS NOT NULL AS "isStated", count(*)::integer AS count,
         sum(abs(b.amount))::bigint AS amount, min(b.opened_at) AS since
  FROM (SELECT * FROM (${STANDING}) AS all_of_it
        WHERE subject_kind = 'charge' LIMIT $3) AS b
  LEFT JOIN charges c ON c.account = $1 AND c.id = b.subject_id
  GROUP BY c.payment_method, ${STATED_RATE}
  ORDER BY count(*) DESC, 1, 2`;
