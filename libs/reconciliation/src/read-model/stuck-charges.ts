import { Database } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import type { BreakCode } from '../domain/break-code.js';
import { BOOKED_CURRENCY, PROMPTPAY } from '../domain/facts.js';
import { SETTLED } from './breaks/standing-breaks.js';

const CODES: readonly BreakCode[] = ['STUCK_PENDING'];

/** Charges that should have ended and have not. */
export interface StuckTally {
  readonly count: number;
  readonly amount: Satang;
  /** When the QR of the first of them expired. */
  readonly oldest: Instant;
}

/** Charges that Opn still calls pending although their QR has expired. */
@Injectable()
export class StuckCharges {
  constructor(private readonly database: Database) {}

  /**
   * Of those whose QR expired up to an instant, without orders of which a person has settled that
   * their charge is stuck; null: none.
   */
  async expiredBy(account: string, instant: Instant): Promise<StuckTally | null> {
    const [row] = await this.database.query<StuckTally>(STUCK, [
      ...[account, CODES, instant, PROMPTPAY, BOOKED_CURRENCY],
    ]);
    return row ?? null;
  }
}

const STUCK = `
  SELECT count(*)::integer AS count, sum(c.amount)::bigint AS amount, min(c.expires_at) AS oldest
  FROM charges c
  WHERE c.account = $1 AND c.status = 'pending' AND c.expires_at <= $3
    AND c.payment_method = $4 AND c.currency = $5
    AND NOT EXISTS (SELECT FROM (${SETTLED}) AS s WHERE s.reference = c.reference)
  HAVING count(*) > 0`;
