import { canonicalJson } from '#kernel';
import type { Canonical } from '#kernel';
import type { FrozenRows } from '../frozen-rows.js';
import type { ReportHead, SheetName } from '../report-head.js';

/**
 * What another judging may have come to at other times, and the log alone does not give
 * (docs/breaks.md): it is frozen and hashed, and not held against the log.
 */
const NOT_DERIVED: { readonly [Sheet in SheetName]?: readonly string[] } = {
  breaks: ['openedAt', 'age', 'dueAt', 'cause', 'resolution'],
};

/** One row as it is compared. */
export function derivedRow(sheet: SheetName, row: FrozenRows[SheetName]): string {
  const left = NOT_DERIVED[sheet] ?? [];
  const entries = Object.entries(row).filter(([key]) => !left.includes(key));
  return canonicalJson(Object.fromEntries(entries));
}

/** Of a row, which fields differ: `net 39294, by the log 39358`. */
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

/** Parts of a head that follow from the log; what was read at Opn for it does not. */
const PARTS = [
  ...(['mode', 'window', 'timeZone', 'cutoff', 'chain', 'totals', 'otherMethods'] as const),
  ...(['expected', 'paid', 'matched', 'breaks', 'rowCounts', 'previousDigest'] as const),
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
