import type { Database } from '#database';
import type { Instant } from '#kernel';
import type { OpnOutcome } from '#opn';
import type { OpnCircuit } from '../application/opn-gate.js';
import type { OpnGateLimits } from '../application/opn-gate-limits.js';
import { answerKindOf } from '../domain/opn-answer-kind.js';

/** What the table says to a request that asks for leave. */
export interface Leave {
  readonly verdict: 'go' | 'wait' | 'probe' | 'open';
  readonly wait_ms: number;
  readonly now_at: Instant;
  readonly gate_state: OpnCircuit;
  readonly open_since: Instant | null;
  readonly open_reason: string | null;
  readonly blocked_to: Instant | null;
  readonly try_at: Instant | null;
}

/** What an outcome changed, told to the one replica whose outcome it was. */
export interface GateChange {
  readonly change: 'opened' | 'closed' | null;
  readonly open_since: Instant | null;
  readonly open_reason: string | null;
  readonly try_at: Instant | null;
}

/** How far ahead a place may be, and how many tokens have to stay for others. */
export interface Asking {
  readonly kept: number;
  readonly patienceMs: number;
}

/** One account's row of the table, which all replicas share; each call is one round trip. */
export class OpnGateRow {
  constructor(
    private readonly database: Database,
    readonly account: string,
    private readonly limits: OpnGateLimits,
  ) {}

  async take({ kept, patienceMs }: Asking, successAgeMs: number | null): Promise<Leave> {
    const { burst, spacingMs, times } = this.limits;
    const ask = {
      ...{ burst, kept, spacing_ms: spacingMs, patience_ms: patienceMs },
      probe_lease_ms: times.probeLeaseMs,
      longest_ms: longestPauseMs(this.limits),
      horizon_ms: times.sweepWaitMs,
      success_age_ms: successAgeMs,
    };
    const [leave] = await this.database.query<Leave>({
      name: 'opn-gate-take',
      text: 'SELECT * FROM take_opn_leave($1, $2)',
      values: [this.account, JSON.stringify(ask)],
    });
    return leave as Leave;
  }

  /** After a wait: did nothing happen meanwhile that forbids the request? */
  async isFree(): Promise<boolean> {
    const [row] = await this.database.query<{ is_free: boolean }>(
      `SELECT state = 'closed'
         AND (blocked_until IS NULL OR blocked_until <= clock_timestamp()) AS is_free
       FROM opn_gate WHERE account = $1`,
      [this.account],
    );
    return row?.is_free ?? false;
  }

  async note(
    outcome: OpnOutcome,
    isProbe: boolean,
    successAgeMs: number | null,
  ): Promise<GateChange> {
    const { burst, spacingMs, times } = this.limits;
    const note = {
      ...{ kind: answerKindOf(outcome), code: outcome.code, answered: outcome.answered },
      ...{ burst, spacing_ms: spacingMs, is_probe: isProbe, success_age_ms: successAgeMs },
      more_requests: Math.max(0, outcome.requests - 1),
      retry_after_ms: outcome.retryAfterMs,
      failures_to_open: times.failuresToOpen,
      open_first_ms: times.open.firstMs,
      open_cap_ms: times.open.capMs,
      keys_refused_ms: times.keysRefusedMs,
      block_first_ms: times.block.firstMs,
      block_cap_ms: times.block.capMs,
    };
    const [change] = await this.database.query<GateChange>({
      name: 'opn-gate-note',
      text: 'SELECT * FROM note_opn_outcome($1, $2)',
      values: [this.account, JSON.stringify(note)],
    });
    return change as GateChange;
  }
}

const longestPauseMs = ({ times }: OpnGateLimits): number =>
  Math.max(times.open.capMs, times.block.capMs, times.keysRefusedMs, times.probeLeaseMs);
