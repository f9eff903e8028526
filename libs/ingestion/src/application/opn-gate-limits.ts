import { MINUTE_MS, SECOND_MS } from '#kernel';
import type { Backoff } from '#kernel';

/** The burst is what so many seconds would bring. */
const BURST_SECONDS = 2;

/** One token in so many is left for requests that cannot wait. */
const RESERVE_SHARE = 4;

/** How the gate before Opn measures; times in milliseconds. */
export interface OpnGateTimes {
  /** A prompt request that would wait longer is held back: others are due as well. */
  readonly promptWaitMs: number;
  /** A sweep has time. */
  readonly sweepWaitMs: number;
  /** After this a sweep no longer lets others go first, so that it never starves. */
  readonly sweepCourtesyMs: number;
  /** Failed tries in a row, of all replicas together, that open the circuit. */
  readonly failuresToOpen: number;
  /** How long it stays open before a probe, from the first time to the longest. */
  readonly open: Backoff;
  /** The same while Opn refuses our keys: a person has to act, and may have. */
  readonly keysRefusedMs: number;
  /** A probe that was not heard of for so long is given up: longer than any try can take. */
  readonly probeLeaseMs: number;
  /** The pause after a 429 that does not say how long; and the longest that is heeded. */
  readonly block: Backoff;
  /** A success is told the others at least so often. */
  readonly successNoteMs: number;
}

const OPN_GATE_TIMES: OpnGateTimes = {
  promptWaitMs: 20 * SECOND_MS,
  sweepWaitMs: 5 * MINUTE_MS,
  sweepCourtesyMs: 10 * SECOND_MS,
  failuresToOpen: 5,
  open: { firstMs: SECOND_MS, capMs: MINUTE_MS },
  keysRefusedMs: 30 * SECOND_MS,
  probeLeaseMs: 45 * SECOND_MS,
  block: { firstMs: SECOND_MS, capMs: MINUTE_MS },
  successNoteMs: SECOND_MS,
};

/** For tests, or an Opn that is known better. */
export interface OpnGateOptions extends Partial<OpnGateTimes> {
  readonly burst?: number;
  readonly reserve?: number;
}

/** What an account's Opn may be asked by all replicas together; the application says the rate. */
export class OpnGateLimits {
  /** Tokens the bucket holds: so many requests may come at once. */
  readonly burst: number;
  /** Tokens that sweeps leave. */
  readonly reserve: number;
  readonly times: OpnGateTimes;

  constructor(
    /** Above 0, also a fraction. */
    readonly requestsPerSecond: number,
    { burst, reserve, ...times }: OpnGateOptions = {},
  ) {
    this.burst = burst ?? Math.max(1, Math.floor(requestsPerSecond * BURST_SECONDS));
    this.reserve = reserve ?? Math.floor(this.burst / RESERVE_SHARE);
    this.times = { ...OPN_GATE_TIMES, ...times };
  }

  /** Between two requests at the steady rate. */
  get spacingMs(): number {
    return SECOND_MS / this.requestsPerSecond;
  }
}
