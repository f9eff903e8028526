import type { BusinessDay } from '#calendar';
import { CHARGE_KIND } from '#charges';
import { Database } from '#database';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import type { IssuedVersion } from '../../domain/pack/pack-facts.js';

/** Payments that a report counts, and that the books had given back by then. */
@Injectable()
export class ReversedPayments {
  constructor(private readonly database: Database) {}

  /** Gross of all payment methods by day of payment, as each of these versions could know it. */
  async of(
    account: string,
    versions: Iterable<IssuedVersion>,
  ): Promise<ReadonlyMap<BusinessDay, Satang>> {
    const issued = [...versions].map(({ event }) => event.data);
    const rows = await this.database.query<{ day: BusinessDay; amount: Satang }>(REVERSED, [
      account,
      issued.map(({ day }) => day),
      issued.map(({ asOf }) => asOf.position),
    ]);
    return new Map(rows.map(({ day, amount }) => [day, amount]));
  }
}

const REVERSED = `
  SELECT c.business_day AS day, sum(c.gross)::bigint AS amount
  FROM unnest($2::date[], $3::bigint[]) AS version (day, position)
  JOIN charges c ON c.account = $1 AND c.business_day = version.day
  WHERE c.status = 'reversed' AND c.gross_currency = 'THB'
    AND EXISTS (
      SELECT FROM events e
      WHERE e.account = $1 AND e.stream = '${CHARGE_KIND}/' || $1 || '/' || c.id
        AND e.type = 'charge.reversed' AND e.position <= version.position)
  GROUP BY c.business_day`;
