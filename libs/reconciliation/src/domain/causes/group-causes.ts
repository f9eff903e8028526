import { sha256 } from '#kernel';
import type { Cause, CausedBreak, FoundCause } from './cause-facts.js';
import { missingSources, payouts, wrongRates } from './keyed-causes.js';
import { webhookOutages } from './webhook-outages.js';

const ID_LENGTH = 24;

/**
 * Every break that something explains together with others has one cause: the first that applies,
 * in this order. What stands alone has none.
 */
export function groupCauses(breaks: readonly CausedBreak[], timeZone: string): readonly Cause[] {
  const inOrder = [...breaks].sort((left, right) => (left.id < right.id ? -1 : 1));
  const taken = new Set<string>();
  const causes: Cause[] = [];
  for (const find of [webhookOutages, wrongRates, missingSources, payouts]) {
    const free = inOrder.filter(({ id }) => !taken.has(id));
    for (const found of find(free, timeZone)) {
      causes.push(causeOf(found));
      for (const { id } of found.breaks) taken.add(id);
    }
  }
  return causes;
}

function causeOf({ kind, key, title, breaks, timesOf }: FoundCause): Cause {
  const times = breaks.map(timesOf).sort((left, right) => Date.parse(left) - Date.parse(right));
  const [since, until] = [times[0], times.at(-1)];
  if (since === undefined || until === undefined) throw new Error(`${title} explains nothing`);
  const id = `cau_${sha256(`${kind}\n${key}`).slice(0, ID_LENGTH)}`;
  return { id, kind, title, since, until, breakIds: breaks.map((one) => one.id) };
}
