import type { BusinessDay } from '#calendar';
import type { JudgedDay } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { ChangeRow } from '../domain/change-row.js';
import { changesOn } from '../domain/changes/build-change-rows.js';
import { changeOrigins, subjectsOf } from '../domain/changes/change-origins.js';
import type { VersionFacts } from '../domain/changes/change-origins.js';
import type { FrozenRows, JournalRow } from '../domain/frozen-rows.js';
import type { ReportHead } from '../domain/report-head.js';
import { COMPARED_SHEETS, NO_DIFFERENCES } from '../domain/row-differences.js';
import type {
  ComparedSheet,
  DifferingRows,
  RowDifferences,
  VersionDifferences,
} from '../domain/row-differences.js';
import { LearnedSince } from './changes/learned-since.js';
import type { PositionSpan } from './changes/learned-since.js';
import { VouchersSince } from './changes/vouchers-since.js';

/** Two versions of one day: the one that stands, and the one that is to follow it. */
export interface VersionPair {
  readonly previous: ReportHead;
  readonly next: { readonly judged: JudgedDay; readonly postingDay: BusinessDay };
}

/**
 * What a later version shows otherwise than the one before it: field by field, with the fact that
 * it is due to. A setting may change every row of a day, so it is told part by part.
 */
@Injectable()
export class ChangesSheet {
  constructor(
    private readonly learned: LearnedSince,
    private readonly vouchers: VouchersSince,
  ) {}

  async *rows(
    account: string,
    { previous, next: { judged } }: VersionPair,
    differences: RowDifferences,
  ): AsyncGenerator<readonly ChangeRow[]> {
    const { day } = previous;
    const span = { from: previous.asOf.position, to: judged.asOf.position };
    const compared = { account, day, span, differences, journal: await postedNow(differences) };
    for (const sheet of COMPARED_SHEETS) {
      for await (const part of differences.parts(sheet)) {
        yield changesOn(sheet, day, part, changeOrigins(await this.facts(compared, sheet, part)));
      }
    }
  }

  private async facts<Sheet extends ComparedSheet>(
    { account, day, span, differences, journal }: Compared,
    sheet: Sheet,
    part: DifferingRows<FrozenRows[Sheet]>,
  ): Promise<VersionFacts> {
    const own: VersionDifferences = { ...NO_DIFFERENCES, [sheet]: part };
    const subjects = subjectsOf(await withRelated(own, differences));
    const facts = await this.learned.of(account, span, subjects);
    const posted = { charges: own.charges, journal: { before: [], after: journal } };
    return { ...facts, ...(await this.vouchers.of(account, day, span, posted)) };
  }
}

interface Compared {
  readonly account: string;
  readonly day: BusinessDay;
  readonly span: PositionSpan;
  readonly differences: RowDifferences;
  readonly journal: readonly JournalRow[];
}

/** The journal sums up: it is small. */
async function postedNow(differences: RowDifferences): Promise<readonly JournalRow[]> {
  const rows: JournalRow[] = [];
  for await (const { after } of differences.parts('journal')) rows.push(...after);
  return rows;
}

/** What differs of the same orders and charges, wherever it stands, may be due to one fact. */
async function withRelated(
  { charges, expected, breaks }: VersionDifferences,
  differences: RowDifferences,
) {
  const subjects = subjectsOf({ charges, expected, breaks });
  const named = [...breaks.before, ...breaks.after].flatMap(({ reference }) => reference ?? []);
  const orders = [...new Set([...subjects.orders, ...named])];
  const related = await differences.related(orders, [...subjects.charges]);
  return {
    charges: joined(charges, related.charges),
    expected: joined(expected, related.expected),
    breaks,
  };
}

const joined = <Row>(left: DifferingRows<Row>, right: DifferingRows<Row>): DifferingRows<Row> => ({
  before: [...left.before, ...right.before],
  after: [...left.after, ...right.after],
});
