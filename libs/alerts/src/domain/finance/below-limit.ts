import type { AlertProof } from '../alert-condition.js';

/** That so many are left, which is fewer than anybody is told of. */
export const belowLimit = (count: number): AlertProof => ({
  kind: 'below-limit',
  id: String(count),
});
