import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { SignOffReader } from '#days';
import { satang } from '#money';
import type { Satang } from '#money';
import { Injectable } from '@nestjs/common';
import { DueDays } from './due-days.js';

/** How closing days goes, in brief. */
export interface DayNumbers {
  /** Days that the schedule should have closed and did not, the oldest first. */
  readonly overdue: readonly BusinessDay[];
  /** Closed days whose latest version nobody approved, the oldest first. */
  readonly unapproved: readonly BusinessDay[];
  /** The last day that was closed, and what its latest version leaves unexplained. */
  readonly lastClosed: { readonly day: BusinessDay; readonly remainder: Satang | null } | null;
}

/** Read from the log of the days, which has a few events a day, and from one report's head. */
@Injectable()
export class DayNumbersReader {
  constructor(
    private readonly due: DueDays,
    private readonly records: SignOffReader,
    private readonly database: Database,
  ) {}

  async of(account: string): Promise<DayNumbers> {
    const versions = await this.records.all(account);
    const latest = new Map(versions.map((one) => [one.day, one]));
    const unapproved = [...latest.values()].filter(({ status }) => status !== 'approved');
    const overdue = (await this.due.of(account)).filter((day) => !latest.has(day));
    const last = [...latest.values()].reduce<(typeof versions)[number] | null>(
      (newest, one) => (newest === null || one.day > newest.day ? one : newest),
      null,
    );
    return {
      overdue,
      unapproved: unapproved.map(({ day }) => day).sort(),
      lastClosed: last && {
        day: last.day,
        remainder: await this.remainder(account, last.day, last.version),
      },
    };
  }

  /** Null where the row of the report is gone; `verify` tells of that. */
  private async remainder(
    account: string,
    day: BusinessDay,
    version: number,
  ): Promise<Satang | null> {
    const [row] = await this.database.query<{ remainder: bigint | null }>(
      `SELECT (head #>> '{paid,remainder}')::bigint AS remainder FROM report_heads
       WHERE account = $1 AND day = $2 AND version = $3 LIMIT 1`,
      [account, day, version],
    );
    const remainder = row?.remainder ?? null;
    return remainder === null ? null : satang(remainder);
  }
}
