import { Database } from '#database';
import { Injectable } from '@nestjs/common';
import { BREAK_CODES, isBreakCode } from '../../domain/break-code.js';
import type { BreakSeverity } from '../../domain/break-code.js';

/** More than so many are many; they are found by an index of the open ones alone. */
const MOST_COUNTED = 100_000;

const SEVERITIES: readonly BreakSeverity[] = ['high', 'medium', 'low', 'system'];

/** Open breaks of one severity; the amount in satang, without signs. */
export interface OpenBreakNumber {
  readonly severity: BreakSeverity;
  readonly count: number;
  readonly amount: bigint;
}

interface CodeRow {
  readonly code: string;
  readonly count: number;
  readonly amount: bigint;
}

/** How much does not agree at this moment, as last judged; nothing is judged for it. */
@Injectable()
export class OpenBreakNumbers {
  constructor(private readonly database: Database) {}

  /** Of every severity, none left out. */
  async of(account: string): Promise<readonly OpenBreakNumber[]> {
    const rows = await this.database.query<CodeRow>(
      `SELECT code, count(*)::integer AS count, sum(abs(amount))::bigint AS amount
       FROM (SELECT code, amount FROM breaks WHERE account = $1 AND cleared_at IS NULL
             LIMIT ${MOST_COUNTED}) AS t
       GROUP BY code`,
      [account],
    );
    return SEVERITIES.map((severity) => {
      const own = rows.filter(({ code }) => severityOf(code) === severity);
      return {
        severity,
        count: own.reduce((sum, { count }) => sum + count, 0),
        amount: own.reduce((sum, { amount }) => sum + amount, 0n),
      };
    });
  }
}

const severityOf = (code: string): BreakSeverity =>
  isBreakCode(code) ? BREAK_CODES[code].severity : 'system';
