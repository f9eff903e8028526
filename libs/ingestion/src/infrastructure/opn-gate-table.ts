import { setMaxListeners } from 'node:events';
import { Database } from '#database';
import type { OpnHooks } from '#opn';
import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { OpnGate } from '../application/opn-gate.js';
import type { OpnGateState } from '../application/opn-gate.js';
import { OpnGateLimits } from '../application/opn-gate-limits.js';
import { AccountGate } from './account-gate.js';
import { OpnGateRow } from './opn-gate-row.js';

const NEVER_ASKED: OpnGateState = {
  state: 'closed',
  since: null,
  openedAt: null,
  reasonCode: null,
  reason: null,
  nextTryAt: null,
  failures: 0,
  blockedUntil: null,
  lastSuccessAt: null,
  lastFailureAt: null,
  lastFailure: null,
};

/** The gate as a table: one row for each account, locked for the time of one statement. */
@Injectable()
export class OpnGateTable extends OpnGate implements OnModuleDestroy {
  private readonly gates = new Map<string, AccountGate>();
  private readonly closing = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly limits: OpnGateLimits,
  ) {
    super();
    setMaxListeners(0, this.closing.signal); // everybody who waits listens to it
  }

  hooks(account: string): Required<OpnHooks> {
    const existing = this.gates.get(account);
    if (existing) return existing;
    const row = new OpnGateRow(this.database, account, this.limits);
    const gate = new AccountGate(row, this.limits, this.closing.signal);
    this.gates.set(account, gate);
    return gate;
  }

  async state(account: string): Promise<OpnGateState> {
    const [row] = await this.database.query<OpnGateState>(
      `SELECT state, since, opened_at AS "openedAt", reason_code AS "reasonCode", reason,
         next_try_at AS "nextTryAt",
         failures, blocked_until AS "blockedUntil", last_success_at AS "lastSuccessAt",
         last_failure_at AS "lastFailureAt", last_failure AS "lastFailure"
       FROM opn_gate WHERE account = $1`,
      [account],
    );
    return row ?? NEVER_ASKED;
  }

  /** Whoever waits for a place gives up: the process stops. */
  onModuleDestroy(): void {
    this.closing.abort();
    for (const gate of this.gates.values()) gate.stop();
  }
}
