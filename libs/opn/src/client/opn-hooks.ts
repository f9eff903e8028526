import type { OpnErrorCode } from './opn.errors.js';

/** `prompt`: somebody waits for it, or a webhook told of it. `sweep`: it can wait for those. */
export type Urgency = 'prompt' | 'sweep';

/** One try at one read, before and after it is made: the same object both times. */
export interface OpnTry {
  /** `GET /charges/chrg_…` */
  readonly request: string;
  readonly urgency: Urgency;
}

/** What came of one try. */
export interface OpnOutcome {
  readonly asked: OpnTry;
  readonly code: 'ok' | OpnErrorCode;
  /** What Opn did instead of answering well, as in the error's message; null if it did well. */
  readonly answered: string | null;
  /** HTTP requests it took: more than one if a secret key was refused and the next one tried. */
  readonly requests: number;
  /** What Opn's `Retry-After` asks for. */
  readonly retryAfterMs: number | null;
}

/** Where all requests of a client pass: a rate budget and a circuit breaker are kept here. */
export interface OpnHooks {
  /**
   * Awaited before every single try, retries included. To hold a try back it fails with an
   * `OpnError`: `opn.circuit_open` and `opn.held_back` are not tried again by the client.
   */
  readonly beforeRequest?: (signal: AbortSignal | undefined, asked: OpnTry) => Promise<void>;
  /** Awaited after every try that was let through, whatever came of it; must not fail. */
  readonly afterRequest?: (outcome: OpnOutcome) => Promise<void>;
}
