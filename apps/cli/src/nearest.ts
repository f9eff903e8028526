/** Further away than this share of its letters, a word was not meant. */
const FARTHEST_SHARE = 0.4;

/** The known word that was most likely meant; null if none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: { readonly name: string; readonly steps: number } | null = null;
  for (const name of known) {
    const steps = stepsBetween(word, name);
    const isNear = steps <= Math.max(1, Math.floor(name.length * FARTHEST_SHARE));
    if (isNear && (best === null || steps < best.steps)) best = { name, steps };
  }
  return best?.name ?? null;
}

/** ` Did you mean "close"?`, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === null ? '' : ` Did you mean "${meant}"?`;
}

/** Letters to insert, leave out, replace or exchange with their neighbour. */
function stepsBetween(left: string, right: string): number {
  const grid = new Map<string, number>();
  const steps = (row: number, column: number): number =>
    Math.min(row, column) === 0
      ? Math.max(row, column)
      : (grid.get(`${row} ${column}`) ?? Infinity);
  for (let row = 1; row <= left.length; row += 1) {
    for (let column = 1; column <= right.length; column += 1) {
      const [one, other] = [left.slice(0, row), right.slice(0, column)];
      const replaced = steps(row - 1, column - 1) + (one.at(-1) === other.at(-1) ? 0 : 1);
      const exchanged = endSwapped(one, other) ? steps(row - 2, column - 2) + 1 : Infinity;
      const added = 1 + Math.min(steps(row - 1, column), steps(row, column - 1));
      grid.set(`${row} ${column}`, Math.min(replaced, exchanged, added));
    }
  }
  return steps(left.length, right.length);
}

const endSwapped = (one: string, other: string): boolean =>
  one.length > 1 && other.endsWith(one.slice(-1) + one.slice(-2, -1));
