import type { BusinessDay } from '#calendar';
import type { JudgedDay } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { ChangeRow } from '../domain/change-row.js';
import { buildChangeRows } from '../domain/changes/build-change-rows.js';
import type { VersionDifferences } from '../domain/changes/build-change-rows.js';
import { changeOrigins, subjectsOf } from '../domain/changes/change-origins.js';
import type { ReportHead } from '../domain/report-head.js';
import type { RowDifferences } from '../domain/row-differences.js';
import { LearnedSince } from './changes/learned-since.js';
import { VouchersSince } from './changes/vouchers-since.js';

/** Two versions of one day: the one that stands, and the one that is to follow it. */
export interface VersionPair {
  readonly previous: ReportHead;
  readonly next: { readonly judged: JudgedDay; readonly postingDay: BusinessDay };
}

/**
 * What a later version shows otherwise than the one before it: field by field, with the fact that
 * it is due to. Only what differs is in memory.
 */
@Injectable()
export class ChangesSheet {
  constructor(
    private readonly learned: LearnedSince,
    private readonly vouchers: VouchersSince,
  ) {}

  async rows(
    account: string,
    { previous, next: { judged } }: VersionPair,
    rows: RowDifferences,
  ): Promise<readonly ChangeRow[]> {
    const { day } = previous;
    const differences = await differencesOf(rows);
    const span = { from: previous.asOf.position, to: judged.asOf.position };
    const subjects = subjectsOf(differences);
    const facts = await this.learned.of(account, span, subjects);
    const posted = await this.vouchers.of(account, day, span, differences);
    return buildChangeRows(day, differences, changeOrigins({ ...facts, ...posted }));
  }
}

const differencesOf = async (rows: RowDifferences): Promise<VersionDifferences> => ({
  charges: await rows.of('charges'),
  expected: await rows.of('expected'),
  breaks: await rows.of('breaks'),
  tax: await rows.of('tax'),
  journal: await rows.of('journal'),
});
