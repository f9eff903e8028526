import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { CausedBreak, FoundCause } from './cause-facts.js';

/** A single break is its own cause. */
const FEWEST = 2;

const PROMPTPAY = 'promptpay';

/** Fees that one rate explains which is not the contract's: since the first day it was taken. */
export function wrongRates(breaks: readonly CausedBreak[]): readonly FoundCause[] {
  const rated = breaks.filter(
    ({ code, foundRate }) => code === 'FEE_VARIANCE' && foundRate !== null,
  );
  const keyOf = ({ paymentMethod, foundRate }: CausedBreak): string =>
    `${paymentMethod ?? ''} ${foundRate ?? ''}`;
  return grouped(rated, keyOf).map(([key, own]) => {
    const [first] = own;
    const method = first.paymentMethod === PROMPTPAY ? '' : ` (${first.paymentMethod ?? ''})`;
    const title = `rate ${first.foundRate ?? ''} %${method} since ${firstDay(own)}`;
    return { ...named('wrong-rate', key, title), breaks: own };
  });
}

/** A source that did not come on days that follow one another. */
export function missingSources(breaks: readonly CausedBreak[]): readonly FoundCause[] {
  const missing = breaks.filter(({ code, day }) => code === 'SOURCE_MISSING' && day !== null);
  return grouped(missing, ({ subject }) => subject.id).flatMap(([source, own]) =>
    inRuns(own)
      .filter((run) => run.length >= FEWEST)
      .map((run) => {
        const title = `${source} missing ${firstDay(run)} – ${lastDay(run)}`;
        return { ...named('source-missing', `${source} ${firstDay(run)}`, title), breaks: run };
      }),
  );
}

/** Everything that is wrong with one payout. */
export function payouts(breaks: readonly CausedBreak[]): readonly FoundCause[] {
  const own = breaks.filter((item) => payoutOf(item) !== '');
  return grouped(own, payoutOf).map(([id, some]) => ({
    ...named('payout', id, `payout ${id}`),
    breaks: some,
  }));
}

const payoutOf = ({ subject, reference }: CausedBreak): string => {
  if (subject.kind === 'transfer') return subject.id;
  return reference?.startsWith('trsf_') === true ? reference : '';
};

const named = (kind: FoundCause['kind'], key: string, title: string) => ({
  kind,
  key,
  title,
  timesOf: ({ happenedAt, openedAt }: CausedBreak) => happenedAt ?? openedAt,
});

function grouped(
  items: readonly CausedBreak[],
  keyOf: (item: CausedBreak) => string,
): readonly (readonly [key: string, own: readonly [CausedBreak, ...CausedBreak[]]])[] {
  const groups = new Map<string, [CausedBreak, ...CausedBreak[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups].filter(([, own]) => own.length >= FEWEST);
}

const daysOf = (breaks: readonly CausedBreak[]): readonly BusinessDay[] =>
  breaks.flatMap(({ day }) => day ?? []).sort();
const firstDay = (breaks: readonly CausedBreak[]): string => daysOf(breaks)[0] ?? '';
const lastDay = (breaks: readonly CausedBreak[]): string => daysOf(breaks).at(-1) ?? '';

/** Breaks of days without a gap. */
function inRuns(breaks: readonly CausedBreak[]): readonly (readonly CausedBreak[])[] {
  const sorted = [...breaks].sort((left, right) => ((left.day ?? '') < (right.day ?? '') ? -1 : 1));
  const runs: CausedBreak[][] = [];
  for (const item of sorted) {
    const run = runs.at(-1);
    const before = run?.at(-1)?.day;
    const follows = before && item.day !== null && item.day <= addDays(before, 1);
    if (run && follows) run.push(item);
    else runs.push([item]);
  }
  return runs;
}
