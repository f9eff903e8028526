import type { Instant } from '#kernel';
import type { OpnErrorCode, OpnHooks } from '#opn';

/**
 * `closed`: requests pass. `open`: none does, because Opn did not answer or refuses our keys.
 * `half_open`: one request is finding out whether it answers again.
 */
export type OpnCircuit = 'closed' | 'open' | 'half_open';

/** How an account's way to Opn stands for all replicas; times by the database's clock. */
export interface OpnGateState {
  readonly state: OpnCircuit;
  /** Since when it is closed or not; null if it was never open. */
  readonly since: Instant | null;
  /** When it was last shut, also where it is closed again; null if it never was. */
  readonly openedAt: Instant | null;
  /** Why it is not closed: the code of what happened, and in words. */
  readonly reasonCode: OpnErrorCode | null;
  readonly reason: string | null;
  /** When the next request goes through to find out; null while closed. */
  readonly nextTryAt: Instant | null;
  /** Tries that failed in a row, up to now. */
  readonly failures: number;
  /** Opn's 429 said so; null or past if nothing is blocked. */
  readonly blockedUntil: Instant | null;
  /** The last read that Opn answered well; up to a second late. */
  readonly lastSuccessAt: Instant | null;
  readonly lastFailureAt: Instant | null;
  readonly lastFailure: string | null;
}

/**
 * The one way to Opn that all replicas share: a rate budget, the pause that a 429 asks for, and a
 * circuit breaker, for each account by itself.
 */
export abstract class OpnGate {
  /**
   * For the client of an account. A request waits for its place in the budget; it fails with
   * `opn.circuit_open`, with `opn.held_back` if its place would be too far ahead or the database
   * cannot be asked, or with `opn.aborted`.
   */
  abstract hooks(account: string): Required<OpnHooks>;

  /** Closed, with nulls, for an account whose Opn was never asked. */
  abstract state(account: string): Promise<OpnGateState>;
}
