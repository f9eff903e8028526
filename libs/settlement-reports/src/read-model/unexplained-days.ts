import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { LatestVersions } from '#days';
import type { Instant } from '#kernel';
import { satang } from '#money';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';

/** More days than these with something unexplained are another trouble than each of them. */
const MOST_DAYS = 100;

/** A closed day whose latest version leaves something unexplained. */
export interface UnexplainedDay {
  readonly day: BusinessDay;
  readonly version: number;
  /** Paid − what it is explained by; never zero. */
  readonly remainder: Satang;
  readonly closedAt: Instant;
}

/** Found by an index of those reports alone, which should be empty. */
@Injectable()
export class UnexplainedDays {
  constructor(
    private readonly database: Database,
    private readonly versions: LatestVersions,
  ) {}

  /** The latest days first; at most 100. */
  async of(account: string): Promise<readonly UnexplainedDay[]> {
    const rows = await this.database.query<HeadRow>(HEADS, [account, MOST_DAYS]);
    if (rows.length === 0) return [];
    const latest = await this.versions.of(account);
    return rows.flatMap(({ day, version, digest, remainder }) => {
      const issued = latest.get(day);
      // A head that was kept and never issued is nobody's report.
      if (issued?.version !== version || issued.digest !== digest) return [];
      return [{ day, version, remainder: satang(remainder), closedAt: issued.closedAt }];
    });
  }
}

interface HeadRow {
  readonly day: BusinessDay;
  readonly version: number;
  readonly digest: string;
  readonly remainder: bigint;
}

const HEADS = `
  SELECT day, version, digest, (head #>> '{paid,remainder}')::bigint AS remainder
  FROM report_heads
  WHERE account = $1 AND (head #>> '{paid,remainder}') <> '0'
  ORDER BY day DESC, version DESC LIMIT $2`;
