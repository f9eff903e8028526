import type { ChargeRow, ExpectedRow } from '../domain/frozen-rows.js';
import type { MaterialRows } from '../domain/material-change.js';
import { mayBeMaterial } from '../domain/material-lines.js';
import type { ReportContent } from '../domain/report-content.js';
import type { DifferingRows } from '../domain/row-differences.js';
import type { StagedDay } from './stage-day.js';
import type { StagedDifferences } from './staged-differences.js';

/** Where more rows differ, both versions are read through, so that few of them are in memory. */
const MOST_HELD = 2_000;
const SHEETS = ['charges', 'expected'] as const;

/** An issued version, and what is staged to follow it. */
export type TwoVersions = readonly [before: MaterialRows, after: MaterialRows];

/**
 * What says whether two versions are materially the same: rows that differ, and those that breaks
 * are about. All other rows are the same in both, and need not leave the database.
 */
export async function materialRows(
  issued: ReportContent,
  staged: StagedDay,
  differences: StagedDifferences,
): Promise<TwoVersions> {
  await differences.compare(SHEETS);
  if ((await differences.count(SHEETS)) > MOST_HELD) return everyRow(issued, staged);
  const { day } = issued.head;
  const breaks = [await all(issued.rows('breaks')), staged.breaks] as const;
  const subjects = breaks.flat().flatMap((row) => (mayBeMaterial(day, row) ? row.subjectId : []));
  const receipts = await differing(differences, 'expected');
  const same = await differences.same('expected', subjects);
  const paying = [...receipts.before, ...receipts.after, ...same].flatMap(chargesOf);
  const payments = await differing(differences, 'charges');
  const paid = await differences.same('charges', [...subjects, ...paying]);
  const version = (own: 'after' | 'before'): Omit<MaterialRows, 'breaks'> => ({
    expected: [...receipts[own], ...same],
    charges: [...payments[own], ...paid],
  });
  return [
    { breaks: breaks[0], ...version('before') },
    { breaks: breaks[1], ...version('after') },
  ];
}

const everyRow = (issued: ReportContent, { rows, breaks }: StagedDay): TwoVersions => [
  {
    breaks: issued.rows('breaks'),
    expected: issued.rows('expected'),
    charges: issued.rows('charges'),
  },
  { breaks, expected: rows.rows('expected'), charges: rows.rows('charges') },
];

const chargesOf = ({ chargeIds }: ExpectedRow): readonly string[] => chargeIds;

async function all<Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> {
  const held: Row[] = [];
  for await (const row of rows) held.push(row);
  return held;
}

interface RowsOf {
  readonly charges: ChargeRow;
  readonly expected: ExpectedRow;
}

async function differing<Sheet extends keyof RowsOf>(
  differences: StagedDifferences,
  sheet: Sheet,
): Promise<DifferingRows<RowsOf[Sheet]>> {
  const parts = await all<DifferingRows<RowsOf[Sheet]>>(differences.parts(sheet));
  return {
    before: parts.flatMap(({ before }) => before),
    after: parts.flatMap(({ after }) => after),
  };
}
