import type { Clock } from '#kernel';
import type { SecretKeys } from './key-ring.js';
import type { OpnHooks, Urgency } from './opn-hooks.js';
import type { OpnLimits } from './opn-limits.js';

export interface ReadOptions {
  /** Gives up at once, also between tries: `opn.aborted`. */
  readonly signal?: AbortSignal;
  /** `prompt` unless said otherwise; lists are `sweep`. */
  readonly urgency?: Urgency;
}

export interface OpnClientOptions extends OpnHooks {
  /** `https://api.omise.co`, without a slash at the end. */
  readonly baseUrl: string;
  /** Several while one is rolled: each is tried before Opn's 401 counts. */
  readonly secretKeys: SecretKeys;
  readonly clock: Clock;
  /** Of the process: once it is aborted no request is waited for any more, `opn.aborted`. */
  readonly ending?: AbortSignal;
  readonly fetch?: typeof fetch;
  /** From 0 to 1, spreads retries. */
  readonly random?: () => number;
  readonly limits?: Partial<OpnLimits>;
}
