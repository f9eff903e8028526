import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { LatestVersions } from '#days';
import type { LatestVersion } from '#days';
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
    const found = await this.database.query<{ day: BusinessDay }>(DAYS, [account]);
    if (found.length === 0) return [];
    const latest = await this.versions.of(account);
    const issued = found.flatMap(({ day }) => latest.get(day) ?? []);
    const heads = await this.heads(account, issued);
    return heads
      .filter(({ remainder }) => remainder !== 0n)
      .slice(0, MOST_DAYS)
      .map(({ day, version, remainder, closedAt }) => ({
        ...{ day, version, remainder: satang(remainder), closedAt },
      }));
  }

  /** Versions that leave nothing unexplained, of those that are the latest of a day. */
  async explained(
    account: string,
    versions: readonly LatestVersion[],
  ): Promise<readonly LatestVersion[]> {
    const heads = await this.heads(account, versions);
    return heads.filter(({ remainder }) => remainder === 0n);
  }

  /** A head that was kept and never issued is nobody's report. The latest days first. */
  private async heads(
    account: string,
    issued: readonly LatestVersion[],
  ): Promise<readonly (LatestVersion & HeadRow)[]> {
    const rows = await this.database.query<HeadRow>(HEADS, [
      ...[account, issued.map(({ day }) => day)],
      ...[issued.map(({ version }) => version), issued.map(({ digest }) => digest)],
    ]);
    return rows.flatMap((row) => {
      const one = issued.find(({ day }) => day === row.day);
      return one ? [{ ...one, ...row }] : [];
    });
  }
}

interface HeadRow {
  readonly day: BusinessDay;
  readonly remainder: bigint;
}

/** With a version that does, superseded or not: each day once. */
const DAYS = `
  SELECT DISTINCT day FROM report_heads
  WHERE account = $1 AND (head #>> '{paid,remainder}') <> '0'`;

const HEADS = `
  SELECT h.day, (h.head #>> '{paid,remainder}')::bigint AS remainder
  FROM unnest($2::date[], $3::integer[], $4::text[]) AS issued (day, version, digest)
  JOIN report_heads h ON h.account = $1 AND h.day = issued.day
    AND h.version = issued.version AND h.digest = issued.digest
  ORDER BY h.day DESC`;
