import { BREAK_CODES } from './break-code.js';
import type { BreakCode } from './break-code.js';
import type { Break } from './break.js';

const ORDER: readonly string[] = Object.keys(BREAK_CODES);

/**
 * Within the group of payouts one break of a subject carries the amount: the first in the order of
 * codes. The others are named in it.
 */
export function onePerSubject(breaks: readonly Break[]): readonly Break[] {
  const bySubject = new Map<string, Break[]>();
  for (const item of breaks) {
    const { group } = BREAK_CODES[item.code];
    const key = group === 'payout' ? `${item.subject.kind} ${item.subject.id}` : item.id;
    bySubject.set(key, [...(bySubject.get(key) ?? []), item]);
  }
  return [...bySubject.values()].flatMap((own) => {
    const [first, ...others] = own.toSorted((left, right) => rank(left.code) - rank(right.code));
    return first ? [{ ...first, explains: alsoSeen(first, others) }] : [];
  });
}

/** Whatever one of them had already named is named again. */
function alsoSeen(first: Break, others: readonly Break[]): readonly BreakCode[] {
  const codes = others.flatMap(({ code, explains }) => [code, ...explains]);
  return [...new Set([...first.explains, ...codes])].toSorted(
    (left, right) => rank(left) - rank(right),
  );
}

const rank = (code: BreakCode): number => ORDER.indexOf(code);
