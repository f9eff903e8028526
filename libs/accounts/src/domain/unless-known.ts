import { canonicalJson } from '#kernel';
import type { Canonical } from '#kernel';
import type { AccountEvent } from './account.events.js';

/** Saying again what is set already changes nothing. */
export const unlessKnown = (
  event: AccountEvent,
  known: readonly (object | null)[],
): readonly AccountEvent[] =>
  known.some((rule) => rule && textOf(rule) === textOf(event.data)) ? [] : [event];

const textOf = (rule: object): string => canonicalJson(rule as Canonical);
