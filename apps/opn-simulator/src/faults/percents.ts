import { DomainError } from '#kernel';
import { FAULT_NAMES, FAULTS, isFaultName } from './catalogue.js';
import type { FaultName } from './catalogue.js';

/** How far each fault is turned up, from 0 to 100. */
export type Percents = Readonly<Record<FaultName, number>>;

const MOST = 100;
const NUMBER = /^\d{1,3}(\.\d{1,4})?$/;

const percentsOf = (percent: (name: FaultName) => number): Percents =>
  Object.fromEntries(FAULT_NAMES.map((name) => [name, percent(name)])) as Record<FaultName, number>;

export const NO_FAULTS: Percents = percentsOf(() => 0);

const ALL_FAULTS: Percents = percentsOf((name) => FAULTS[name].all);

/** Names with numbers, as JSON; what is not named is 0. Else `simulator.faults`. */
export function percentsFrom(given: Readonly<Record<string, unknown>>): Percents {
  return withEntries(NO_FAULTS, Object.entries(given));
}

/** `none`, `all`, or `name=percent` with commas between; after `all,` it changes some of them. */
export function parsePercents(text: string): Percents {
  const [first = '', ...others] = text.split(',').map((word) => word.trim());
  if (first === 'none' && others.length === 0) return NO_FAULTS;
  const [start, words] = first === 'all' ? [ALL_FAULTS, others] : [NO_FAULTS, [first, ...others]];
  return withEntries(start, words.map(entryIn));
}

/** The opposite of parsing. */
export function percentsText(percents: Percents): string {
  const turned = FAULT_NAMES.filter((name) => percents[name] > 0);
  if (turned.length === 0) return 'none';
  return turned.map((name) => `${name}=${percents[name]}`).join(',');
}

function entryIn(word: string): [name: string, percent: unknown] {
  const [name = '', percent = ''] = word.split('=');
  return [name.trim(), NUMBER.test(percent.trim()) ? Number(percent) : percent];
}

function withEntries(start: Percents, entries: readonly [string, unknown][]): Percents {
  const changed: Record<FaultName, number> = { ...start };
  for (const [name, percent] of entries) {
    if (!isFaultName(name)) {
      throw refused(`there is no fault "${name}", only ${FAULT_NAMES.join(', ')}`);
    }
    if (typeof percent !== 'number' || !(percent >= 0 && percent <= MOST)) {
      throw refused(`${name} needs a percentage from 0 to 100, such as ${name}=20`);
    }
    changed[name] = percent;
  }
  return changed;
}

const refused = (reason: string): DomainError => new DomainError('simulator.faults', reason);
