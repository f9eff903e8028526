import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import type { BreakCode } from '../../domain/break-code.js';
import { STANDING } from './standing-breaks.js';

const CODES: readonly BreakCode[] = ['SOURCE_MISSING'];

/** The days for which one source has not come. */
export interface MissingSource {
  readonly source: string;
  readonly first: BusinessDay;
  readonly latest: BusinessDay;
  readonly days: number;
  /** What cannot be reconciled without it. */
  readonly count: number;
  /** Without signs. */
  readonly amount: Satang;
}

/** Sources that people import and that have not come, each with all its days. */
@Injectable()
export class MissingSources {
  constructor(private readonly database: Database) {}

  /** Of days from one to another, both of them included; by name. */
  between(
    account: string,
    first: BusinessDay,
    last: BusinessDay,
  ): Promise<readonly MissingSource[]> {
    return this.database.query<MissingSource>(BY_SOURCE, [account, CODES, first, last]);
  }
}

const BY_SOURCE = `
  SELECT subject_id AS source, min(day) AS first, max(day) AS latest,
         count(DISTINCT day)::integer AS days, sum(count)::integer AS count,
         sum(abs(amount))::bigint AS amount
  FROM (${STANDING}) AS b WHERE day BETWEEN $3::date AND $4::date
  GROUP BY 1 ORDER BY 1`;
