import { canonicalJson } from '#kernel';
import type { Canonical } from '#kernel';
import { sheetsOf } from '../canonical-rows.js';
import type { FrozenRows } from '../frozen-rows.js';
import type { ReportHead, SheetName } from '../report-head.js';

/**
 * What another judging may have come to at other times, and the log alone does not give
 * (docs/breaks.md): it is frozen and hashed, and not held against the log.
 */
const NOT_DERIVED: { readonly [Sheet in SheetName]?: readonly string[] } = {
  breaks: ['openedAt', 'age', 'dueAt', 'cause', 'resolution'],
};

/** Sheets that are compared: earlier releases wrote vouchers otherwise, and had no other sheets. */
export const derivedSheets = (head: ReportHead): readonly SheetName[] =>
  head.rowCounts.changes === undefined ? ['breaks', 'expected', 'charges'] : sheetsOf(head);

/** Which fields differ, `net "39294", by the log "39358"`; empty: none. */
export function differenceOf(
  sheet: SheetName,
  frozen: FrozenRows[SheetName],
  derived: FrozenRows[SheetName],
): string {
  const left = NOT_DERIVED[sheet] ?? [];
  const now = new Map(Object.entries(derived));
  const fields = Object.entries(frozen).filter(
    ([key, value]) => !left.includes(key) && textOf(value) !== textOf(now.get(key)),
  );
  return fields
    .map(([key, value]) => `${key} ${textOf(value)}, by the log ${textOf(now.get(key))}`)
    .join('; ');
}

const textOf = (value: unknown): string => canonicalJson((value ?? null) as Canonical);

/** Parts of a head that follow from the log; what was read at Opn does not. Rows are counted. */
const PARTS = [
  ...([
    'mode',
    'merchant',
    'window',
    'timeZone',
    'cutoff',
    'chain',
    'totals',
    'otherMethods',
  ] as const),
  ...(['expected', 'paid', 'matched', 'breaks', 'previousDigest'] as const),
];

/** Parts of two heads that differ, by name. */
export function differingParts(frozen: ReportHead, derived: ReportHead): readonly string[] {
  const parts = PARTS.filter((part) => textOf(frozen[part]) !== textOf(derived[part]));
  const summaries = [summaryOf(frozen), summaryOf(derived)] as const;
  const blocks = Object.keys(summaries[0]).filter(
    (block) => textOf(summaries[0][block]) !== textOf(summaries[1][block]),
  );
  return [...parts, ...blocks.map((block) => `summary.${block}`)];
}

/** Without the ages of breaks, and without what no webhook told of. */
function summaryOf({ summary }: ReportHead): Readonly<Record<string, unknown>> {
  const { breaks, notInBooks, ...blocks } = summary;
  const { pending, failed, expired } = notInBooks;
  return {
    ...blocks,
    breaks: breaks.map(({ oldestAge, ...counts }) => ({ ...counts, isOpen: oldestAge !== null })),
    notInBooks: { pending, failed, expired },
  };
}
