/** Things of two kinds that can only be told apart together. */
export interface Knot {
  readonly lines: readonly string[];
  readonly transfers: readonly string[];
}

/** A line, and the transfers that fit it. */
export type Fits = ReadonlyMap<string, readonly string[]>;

/**
 * Sorts what fits together: one line with one transfer, neither of which fits anything else, is a
 * pair; whatever hangs together beyond that is a knot. The order of what comes in plays no part.
 */
export function untangle(fits: Fits): {
  readonly pairs: readonly (readonly [line: string, transfer: string])[];
  readonly knots: readonly Knot[];
} {
  const all = knotsOf(fits);
  const isPair = ({ lines, transfers }: Knot) => lines.length === 1 && transfers.length === 1;
  return {
    pairs: all.filter(isPair).map(({ lines, transfers }) => [lines[0] ?? '', transfers[0] ?? '']),
    knots: all.filter((knot) => !isPair(knot)),
  };
}

/** What hangs together by way of shared transfers, each in the order of ids. */
export function knotsOf(fits: Fits): readonly Knot[] {
  const linesOf = new Map<string, string[]>();
  for (const [line, transfers] of fits) {
    for (const transfer of transfers) {
      linesOf.set(transfer, [...(linesOf.get(transfer) ?? []), line]);
    }
  }
  const seen = new Set<string>();
  return [...fits.keys()].sort().flatMap((start) => {
    if (seen.has(start) || fits.get(start)?.length === 0) return [];
    return knotAround(start, fits, linesOf, seen);
  });
}

function knotAround(
  start: string,
  fits: Fits,
  linesOf: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
): readonly Knot[] {
  const transfers = new Set<string>();
  const lines = [start];
  seen.add(start);
  for (const line of lines) {
    for (const transfer of fits.get(line) ?? []) {
      if (transfers.has(transfer)) continue;
      transfers.add(transfer);
      for (const other of linesOf.get(transfer) ?? []) {
        if (!seen.has(other)) lines.push(other);
        seen.add(other);
      }
    }
  }
  return [{ lines: lines.sort(), transfers: [...transfers].sort() }];
}
