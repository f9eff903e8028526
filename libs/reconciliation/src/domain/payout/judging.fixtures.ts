import { DEFAULT_MATCHING_RULES } from '#accounts';
import { BANGKOK } from '#calendar';
import { parseInstant } from '#kernel';
import type { Judging } from '../judge-rules.js';

/** A Friday noon in Bangkok, business days from midnight to midnight, no holidays. */
export const judging: Judging = {
  instant: parseInstant('2026-11-27T05:00:00Z'),
  days: { timeZone: BANGKOK, cutoffs: [] },
  holidays: new Set(),
  rulesOn: () => DEFAULT_MATCHING_RULES,
};
