import type { AlertRules } from '#accounts';
import type { BusinessDay } from '#calendar';
import type { Instant } from '#kernel';
import type { AlertCondition, AlertProof } from './alert-condition.js';
import type { AlertKind } from './alert-kind.js';

/** The moment in which an account is looked at. */
export interface AlertMoment {
  readonly account: string;
  readonly now: Instant;
  /** By the account's clock and cut-off. */
  readonly today: BusinessDay;
  readonly rules: AlertRules;
}

/** An alert that stands although its condition is no longer found. */
export interface GoneAlert {
  readonly kind: AlertKind;
  readonly subject: string;
  /** Since when it has been so, as far as it was known then. */
  readonly since: Instant;
  /** When it was raised: what was over before does not show that this is. */
  readonly raisedAt: Instant;
}

/**
 * Looks for conditions of some kinds. What it no longer answers with is over. A source that cannot
 * look throws, and its kinds stay as they were: not knowing is no proof.
 */
export abstract class AlertSource {
  abstract readonly kinds: readonly AlertKind[];

  /** All that hold now, in a bounded number of statements, whatever the age of the account. */
  abstract conditions(moment: AlertMoment): Promise<readonly AlertCondition[]>;

  /**
   * What shows that it is over, where this source can name it. Some kinds are over with a proof
   * only (`needsProof`): their sources find it whenever it is there, however late they are asked.
   * One of a limit may say `below-limit`, with how many are left as its id.
   */
  proofOf(over: GoneAlert, moment: AlertMoment): Promise<AlertProof | null>;
  proofOf(): Promise<AlertProof | null> {
    return Promise.resolve(null);
  }
}
