import { addBankBusinessDays } from '#calendar';
import type { BusinessDay, Holidays } from '#calendar';
import type { ReturnFacts, ReturnLineFacts } from './return-facts.js';

/** A line may be booked this many bank business days after the day a person names. */
export const RETURN_WINDOW_DAYS = 2;

/** Returns by id, each with the bank's line that shows it. */
export type SeenReturns = ReadonlyMap<string, ReturnLineFacts>;

/**
 * Which returns the bank shows: by the bank's reference where a person noted it, else by amount
 * and day. Where there are fewer lines than returns that they fit, none is picked.
 */
export function seeAtBank(
  returns: readonly ReturnFacts[],
  lines: readonly ReturnLineFacts[],
  holidays: Holidays,
): SeenReturns {
  const seen = new Map<string, ReturnLineFacts>();
  const used = new Set<string>();
  const take = (one: ReturnFacts, line: ReturnLineFacts): void => {
    seen.set(one.id, line);
    used.add(line.id);
  };
  const inOrder = [...returns].sort(byDay(({ returnedOn }) => returnedOn));
  const sorted = [...lines].sort(byDay(({ bookedOn }) => bookedOn));
  for (const one of inOrder) {
    const line = sorted.find((candidate) => !used.has(candidate.id) && isNamed(one, candidate));
    if (line) take(one, line);
  }
  for (const group of rivals(
    inOrder.filter(({ id }) => !seen.has(id)),
    holidays,
  )) {
    const free = sorted.filter(({ id }) => !used.has(id));
    const found = assigned(group, free, holidays);
    if (found.size === group.length) for (const [one, line] of found) take(one, line);
  }
  return seen;
}

const isNamed = ({ note, amount }: ReturnFacts, line: ReturnLineFacts): boolean =>
  line.amount === amount &&
  line.bankReference !== null &&
  (note ?? '').includes(line.bankReference);

/** Returns of one amount whose windows touch: the same lines may be theirs. */
function rivals(
  returns: readonly ReturnFacts[],
  holidays: Holidays,
): readonly (readonly ReturnFacts[])[] {
  const groups: ReturnFacts[][] = [];
  for (const one of returns) {
    const group = groups.findLast(
      ([first, ...more]) =>
        first?.amount === one.amount &&
        windowEnd((more.at(-1) ?? first).returnedOn, holidays) >= one.returnedOn,
    );
    if (group) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

const windowEnd = (day: BusinessDay, holidays: Holidays): BusinessDay =>
  addBankBusinessDays(day, RETURN_WINDOW_DAYS, holidays);

/** The earliest line that fits each, in order of day: as many as can be served are. */
function assigned(
  group: readonly ReturnFacts[],
  lines: readonly ReturnLineFacts[],
  holidays: Holidays,
): ReadonlyMap<ReturnFacts, ReturnLineFacts> {
  const found = new Map<ReturnFacts, ReturnLineFacts>();
  const used = new Set<string>();
  for (const one of group) {
    const last = windowEnd(one.returnedOn, holidays);
    const line = lines.find(
      ({ id, amount, bookedOn }) =>
        amount === one.amount && bookedOn >= one.returnedOn && bookedOn <= last && !used.has(id),
    );
    if (!line) continue;
    found.set(one, line);
    used.add(line.id);
  }
  return found;
}

function byDay<Item extends { readonly id: string }>(dayOf: (item: Item) => BusinessDay) {
  return (left: Item, right: Item): number => {
    const [one, other] = [`${dayOf(left)} ${left.id}`, `${dayOf(right)} ${right.id}`];
    return one < other ? -1 : 1;
  };
}
