import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import type { Instant } from '#kernel';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import type { BreakCode } from '../../domain/break-code.js';
import type { PaidAccount } from '../breaks/ended-breaks.js';
import { STANDING } from '../breaks/standing-breaks.js';

const CODES: readonly BreakCode[] = ['PAYOUT_ACCOUNT_CHANGED'];

/** Transfers to one bank account that nobody has approved, masked as everywhere. */
export interface UnapprovedPayouts extends PaidAccount {
  readonly count: number;
  readonly amount: Satang;
  readonly since: Instant;
}

/** Where money goes that should not, bank account by bank account. */
@Injectable()
export class UnapprovedPayoutAccounts {
  constructor(private readonly database: Database) {}

  /** Of transfers of days from one on. */
  of(account: string, from: BusinessDay): Promise<readonly UnapprovedPayouts[]> {
    return this.database.query<UnapprovedPayouts>(BY_ACCOUNT, [account, CODES, from]);
  }

  /** Whether any transfer goes there; Opn may have named another bank account meanwhile. */
  async isPaid(account: string, { bankCode, lastDigits }: PaidAccount): Promise<boolean> {
    const values = [account, bankCode, lastDigits];
    const [row] = await this.database.query<{ found: boolean }>(IS_PAID, values);
    return row?.found ?? false;
  }
}

const BY_ACCOUNT = `
  SELECT f.bank_code AS "bankCode", coalesce(f.last_digits, '') AS "lastDigits",
         count(*)::integer AS count, sum(abs(b.amount))::bigint AS amount,
         min(b.opened_at) AS since
  FROM (${STANDING}) AS b
  LEFT JOIN transfers f ON f.account = $1 AND f.id = b.subject_id
  WHERE b.day >= $3::date
  GROUP BY 1, 2 ORDER BY min(b.opened_at), 1, 2`;

const IS_PAID = `
  SELECT EXISTS (SELECT FROM transfers WHERE account = $1
    AND bank_code IS NOT DISTINCT FROM $2::text AND coalesce(last_digits, '') = $3) AS found`;
