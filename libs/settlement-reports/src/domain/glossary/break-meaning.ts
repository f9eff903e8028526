import type { Words } from '../words.js';

export type BreakFamily = 'timing' | 'integrity' | 'information';
export type BreakSeverity = 'high' | 'medium' | 'low' | 'system';

/** What a break code means, and what makes the break go away. */
export interface BreakMeaning {
  readonly family: BreakFamily;
  readonly severity: BreakSeverity;
  /** Thai has a short name; in English the meaning is one. */
  readonly thaiName: string;
  readonly meaning: Words;
  /** When the break clears by itself; `null`: never, somebody has to act. */
  readonly clears: Words | null;
  readonly action: Words;
}
