import type { Plans } from './plans.js';
import type { World } from './world.js';

/** Satang by which Opn states less than its own lines come to, from a time until another. */
export interface Drift {
  readonly from: string;
  readonly to: string;
  readonly less: number;
}

/** A month before it is played: what happens in it, and what must be found of it. */
export interface GeneratedMonth {
  readonly world: World;
  readonly plans: Plans;
  readonly drifts: Drift[];
}
