import { Database } from '#database';
import { Injectable } from '@nestjs/common';
import type { AlertCondition } from '../../domain/alert-condition.js';
import type { AlertKind } from '../../domain/alert-kind.js';
import { AlertSource } from '../../domain/alert-source.js';
import type { AlertMoment } from '../../domain/alert-source.js';
import { judgeModes } from '../../domain/operators/judge-modes.js';
import type { Happened } from '../../domain/operators/latest-run.js';

/** A quarter of a year of hours: a run that is longer has begun then, at the latest. */
const MOST_HOURS = 2_200;

const WRONG_MODE = `
  SELECT min(found_at) AS "firstAt", max(found_at) AS "lastAt", count(*)::integer AS count
  FROM findings WHERE account = $1 AND code = 'WRONG_MODE'
  GROUP BY date_trunc('hour', found_at, 'UTC')
  ORDER BY max(found_at) DESC LIMIT ${MOST_HOURS}`;

/** What came and could not be let into the books. */
@Injectable()
export class FindingsSource extends AlertSource {
  readonly kinds: readonly AlertKind[] = ['mode-mismatch'];

  constructor(private readonly database: Database) {
    super();
  }

  async conditions({ account, now }: AlertMoment): Promise<readonly AlertCondition[]> {
    const hours = await this.database.query<Happened>(WRONG_MODE, [account]);
    return judgeModes(hours, account, now);
  }
}
