import type { Finding } from '#findings';

/** What an observation is good for: a snapshot for the books, findings for people, or both. */
export interface Judgement<Snapshot> {
  readonly snapshot: Snapshot | null;
  readonly findings: readonly Finding[];
  /** Why it stays out of the books; null if it may enter. */
  readonly refusal: Refusal | null;
}

/**
 * `drop`: it is none of this account's · `park`: a person looks · `retry`: it may pass by itself.
 */
export interface Refusal {
  readonly then: 'drop' | 'park' | 'retry';
  readonly reason: string;
}

/** It stays out, and the finding says why. */
export const keptOut = (finding: Finding, then: Refusal['then']): Judgement<never> => ({
  snapshot: null,
  findings: [finding],
  refusal: { then, reason: finding.detail },
});
