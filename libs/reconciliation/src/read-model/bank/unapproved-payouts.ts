import { Database } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import type { BreakCode } from '../../domain/break-code.js';
import { STANDING } from '../breaks/standing-breaks.js';

const CODES: readonly BreakCode[] = ['PAYOUT_ACCOUNT_CHANGED'];

/** Transfers to one bank account that nobody has approved, masked as everywhere. */
export interface UnapprovedPayouts {
  readonly bankCode: string | null;
  readonly lastDigits: string;
  readonly count: number;
  readonly amount: Satang;
  readonly since: Instant;
}

/** Where money goes that should not, bank account by bank account. */
@Injectable()
export class UnapprovedPayoutAccounts {
  constructor(private readonly database: Database) {}

  of(account: string): Promise<readonly UnapprovedPayouts[]> {
    return this.database.query<UnapprovedPayouts>(BY_ACCOUNT, [account, CODES]);
  }
}

const BY_ACCOUNT = `
  SELECT f.bank_code AS "bankCode", coalesce(f.last_digits, '') AS "lastDigits",
         count(*)::integer AS count, sum(abs(b.amount))::bigint AS amount,
         min(b.opened_at) AS since
  FROM (${STANDING}) AS b
  LEFT JOIN transfers f ON f.account = $1 AND f.id = b.subject_id
  GROUP BY 1, 2 ORDER BY min(b.opened_at), 1, 2`;
