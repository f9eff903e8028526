import { canonicalJson, epochMs } from '#kernel';
import type { BusinessDay } from '#calendar';
import { differingLines } from './differing-lines.js';
import type { Rows } from './differing-lines.js';
import type { BreakRow, ChargeRow, ExpectedRow } from './frozen-rows.js';
import { breakLine, chargeLine, isMaterial, mayBeMaterial } from './material-lines.js';

/** What a day's report shows, as far as it may force a new version of a closed day. */
export interface MaterialRows {
  readonly charges: Rows<ChargeRow>;
  readonly breaks: Rows<BreakRow>;
  readonly expected: Rows<ExpectedRow>;
}

/**
 * Whether nothing changed that may not change without a new version of a closed day: money, status,
 * match and breaks of its paid charges. What was unpaid at closing is carried forward and restates
 * nothing; nor does what Opn had not credited by then: crediting belongs to the day on which it
 * comes. Sheets are read once each, and only what differs is held.
 */
export async function isMateriallySame(
  day: BusinessDay,
  before: MaterialRows,
  after: MaterialRows,
): Promise<boolean> {
  const versions = [new Version(before), new Version(after)] as const;
  for (const version of versions) await version.readBreaks(day);
  const subjects = new Set(versions.flatMap((version) => version.subjects()));
  const pays = await differingMatches(versions, subjects);
  if (await areChargesOther(versions, askedCharges(versions, subjects, pays))) return false;
  const [old, next] = versions;
  for (const [line, more] of pays) {
    if ((more < 0 ? old : next).paid.has(chargeOf(line))) return false;
  }
  return old.breakLines() === next.breakLines();
}

/** What is remembered of one version: its breaks, and of their subjects which were paid. */
class Version {
  readonly paid = new Set<string>();
  readonly orders = new Set<string>();
  /** Charges matched with the receipts that its breaks are about. */
  readonly matched = new Map<string, readonly string[]>();
  private breaks: readonly BreakRow[] = [];

  constructor(readonly rows: MaterialRows) {}

  async readBreaks(day: BusinessDay): Promise<void> {
    const breaks: BreakRow[] = [];
    for await (const row of this.rows.breaks) if (mayBeMaterial(day, row)) breaks.push(row);
    this.breaks = breaks;
  }

  subjects(): readonly string[] {
    return this.breaks.map(({ subjectId }) => subjectId);
  }

  breakLines(): string {
    for (const [reference, chargeIds] of this.matched) {
      if (chargeIds.some((id) => this.paid.has(id))) this.orders.add(reference);
    }
    const material = this.breaks.filter((row) => isMaterial(row, this));
    return material.map(breakLine).sort().join('\n');
  }
}

type Versions = readonly [Version, Version];

/** Which charge pays which order, where the two do not say the same. */
function differingMatches(
  [old, next]: Versions,
  subjects: ReadonlySet<string>,
): Promise<ReadonlyMap<string, number>> {
  const seen = (version: Version) =>
    watched(version.rows.expected, ({ reference, chargeIds }) => {
      if (subjects.has(reference)) version.matched.set(reference, chargeIds);
    });
  return differingLines(seen(old), seen(next), {
    placeOf: ({ expectedOn, reference }) => [Date.parse(expectedOn), reference],
    linesOf: ({ chargeIds, reference }) => chargeIds.map((id) => canonicalJson([id, reference])),
  });
}

const chargeOf = (line: string): string => String((JSON.parse(line) as readonly unknown[])[0]);

const askedCharges = (
  versions: Versions,
  subjects: ReadonlySet<string>,
  pays: ReadonlyMap<string, number>,
): ReadonlySet<string> =>
  new Set([
    ...subjects,
    ...[...pays.keys()].map(chargeOf),
    ...versions.flatMap(({ matched }) => [...matched.values()].flat()),
  ]);

async function areChargesOther(
  [old, next]: Versions,
  asked: ReadonlySet<string>,
): Promise<boolean> {
  const seen = (version: Version) =>
    watched(version.rows.charges, ({ chargeId, reference, gross }) => {
      if (gross === null) return;
      if (asked.has(chargeId)) version.paid.add(chargeId);
      if (reference !== null && asked.has(reference)) version.orders.add(reference);
    });
  const differing = await differingLines(seen(old), seen(next), {
    placeOf: ({ paidAt, chargeId }) => [paidAt === null ? Infinity : epochMs(paidAt), chargeId],
    linesOf: (row) => (row.gross === null ? [] : [chargeLine(row)]),
  });
  return differing.size > 0;
}

async function* watched<Row>(rows: Rows<Row>, watch: (row: Row) => void): AsyncGenerator<Row> {
  for await (const row of rows) {
    watch(row);
    yield row;
  }
}
