import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import type { BreakCode } from '../../domain/break-code.js';
import { readBreaks } from './break-rows.js';
import { STATED_RATE } from './fee-differences.js';
import type { FeeDifference } from './fee-differences.js';

/** How a break ended: cleared by proof, or settled by a person as it is. */
export interface EndOfBreak {
  readonly id: string;
  readonly clearedBy: string | null;
  readonly settledBy: string | null;
}

/** Which breaks' end is asked for. */
export interface EndedOf {
  readonly codes: readonly BreakCode[];
  /** Null: of any day. */
  readonly day: BusinessDay | null;
  /** Null: of any charge, transfer or document. */
  readonly subject: string | null;
}

/** A bank account as breaks of payouts to it are told apart. */
export interface PaidAccount {
  readonly bankCode: string | null;
  readonly lastDigits: string;
}

/** Fees of one rate; `rate` null: of none that Opn states. */
export interface FeesOf extends Pick<FeeDifference, 'paymentMethod'> {
  readonly rate: string | null;
}

/** What ended last of some breaks, since an instant; null: nothing did. */
@Injectable()
export class EndedBreaks {
  constructor(private readonly database: Database) {}

  last(account: string, wanted: EndedOf, since: Instant): Promise<EndOfBreak | null> {
    const { codes, day, subject } = wanted;
    return this.first(OF_SUBJECT, [account, codes, since, day, subject]);
  }

  /** Of transfers to one bank account that nobody had approved. */
  lastOfAccount(account: string, paid: PaidAccount, since: Instant): Promise<EndOfBreak | null> {
    const { bankCode, lastDigits } = paid;
    return this.first(OF_ACCOUNT, [
      account,
      ['PAYOUT_ACCOUNT_CHANGED'],
      since,
      bankCode,
      lastDigits,
    ]);
  }

  lastOfFees(account: string, fees: FeesOf, since: Instant): Promise<EndOfBreak | null> {
    const { paymentMethod, rate } = fees;
    return this.first(OF_FEES, [account, ['FEE_VARIANCE'], since, paymentMethod, rate]);
  }

  private async first(statement: string, values: readonly unknown[]): Promise<EndOfBreak | null> {
    const [row] = await this.database.query<EndOfBreak>(statement, [...values]);
    return row ?? null;
  }
}

/** Of the account $1 and the codes $2: what ended since $3, and what is open and may be settled. */
const RECENT = readBreaks({
  ...{ cases: 'cases', clearing: 'cleared_at, cleared_by', found: 'false' },
  held: 'code = ANY($2::text[]) AND (cleared_at IS NULL OR cleared_at >= $3)',
});

const endedWhere = (narrowed: string): string => `
  SELECT b.id, b.cleared_by AS "clearedBy",
         CASE WHEN b.status = 'resolved' THEN b.decided_by END AS "settledBy"
  FROM (${RECENT}) AS b
  WHERE (b.status = 'cleared' OR (b.status = 'resolved' AND b.decided_at >= $3)) AND ${narrowed}
  ORDER BY coalesce(b.cleared_at, b.decided_at) DESC, b.id LIMIT 1`;

const OF_SUBJECT = endedWhere(
  '($4::date IS NULL OR b.day = $4) AND ($5::text IS NULL OR b.subject_id = $5)',
);

const OF_ACCOUNT = endedWhere(`b.subject_id IN (
    SELECT f.id FROM transfers f WHERE f.account = $1
      AND f.bank_code IS NOT DISTINCT FROM $4::text AND coalesce(f.last_digits, '') = $5)`);

const OF_FEES = endedWhere(`b.subject_kind = 'charge'
    AND ${STATED_RATE} IS NOT DISTINCT FROM $5::text
    AND coalesce((SELECT c.payment_method FROM charges c
                  WHERE c.account = $1 AND c.id = b.subject_id), '') = $4`);
