/** Consecutive groups of at most `size`, in order. */
export function inGroupsOf<T>(size: number, items: readonly T[]): readonly (readonly T[])[] {
  const groups: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    groups.push(items.slice(start, start + size));
  }
  return groups;
}
