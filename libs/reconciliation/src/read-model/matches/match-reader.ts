import { MatchUnknownError } from '#cases';
import { Database } from '#database';
import { DomainError } from '#kernel';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import { MATCH_VIEWS } from './match-view.js';
import type { MatchView } from './match-view.js';

/** Of a charge, what decides whether a person may match it. */
export interface MatchableCharge {
  readonly id: string;
  readonly paymentMethod: string;
  readonly isPaid: boolean;
  readonly gross: Satang;
  readonly grossCurrency: string;
}

/** As `matchId` makes them: any other text is nobody's. */
const MATCH_ID = /^[0-9a-f]{64}$/;

/** The books, as far as a person's word about a match needs them. */
@Injectable()
export class MatchReader {
  constructor(private readonly database: Database) {}

  /** `match.unknown` if nobody ever decided about it. */
  async find(account: string, id: string): Promise<MatchView> {
    const [found] = MATCH_ID.test(id)
      ? await this.database.query<MatchView>(`${MATCH_VIEWS} AND m.id = $2`, [account, id])
      : [];
    if (found === undefined) throw new MatchUnknownError(account, id);
    return found;
  }

  /** Null if nobody expects it; else whether it was withdrawn. */
  async receipt(
    account: string,
    reference: string,
  ): Promise<{ readonly isWithdrawn: boolean } | null> {
    const [row] = await this.database.query<{ isWithdrawn: boolean }>(
      `SELECT withdrawn_at IS NOT NULL AS "isWithdrawn" FROM expectations
       WHERE account = $1 AND reference = $2`,
      [account, reference],
    );
    return row ?? null;
  }

  /** `charge.unknown` if no read ever showed it. */
  async charge(account: string, id: string): Promise<MatchableCharge> {
    const [row] = await this.database.query<MatchableCharge>(
      `SELECT id, payment_method AS "paymentMethod", paid_at IS NOT NULL AS "isPaid", gross,
              gross_currency AS "grossCurrency"
       FROM charges WHERE account = $1 AND id = $2`,
      [account, id],
    );
    if (row) return row;
    throw new DomainError(
      'charge.unknown',
      `Account ${account} has no charge "${id}". If Opn has it, ask for it again with ` +
        'POST /v1/charges/:id/refetch.',
    );
  }

  /** The other receipt for which people chose the charge, if there is one. */
  async chosenElsewhere(
    account: string,
    charge: string,
    expectation: string,
  ): Promise<MatchView | null> {
    const [found] = await this.database.query<MatchView>(
      `${MATCH_VIEWS} AND m.charge_id = $2 AND m.state = 'chosen' AND m.expectation <> $3
       ORDER BY m.id LIMIT 1`,
      [account, charge, expectation],
    );
    return found ?? null;
  }
}
