import { Clock, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import { ProcessRecords } from '#processes';
import type { ProcessView } from '#processes';
import { Injectable } from '@nestjs/common';
import { actionFor } from './health-actions.js';
import { IngestionBoard } from './ingestion-board.js';
import type { AccountFacts } from './account-facts.js';
import { Lately } from './lately.js';
import { ReadinessChecks } from './readiness-checks.js';
import type { CheckedPart } from './readiness-checks.js';

const KEPT_MS = 2 * SECOND_MS;

export type HealthState = 'ok' | 'degraded' | 'failing';

export interface HealthPart {
  readonly name: string;
  readonly state: HealthState;
  /** Since when it is so, as far as this process knows; null while it is well. */
  readonly since: Instant | null;
  /** What was found, in a sentence. */
  readonly detail: string;
  /** What to do, in a sentence; null while it is well. */
  readonly action: string | null;
  /** Where the runbook goes on; null while it is well. */
  readonly runbook: string | null;
}

export interface Health {
  readonly status: HealthState;
  /** Whether the process that answers can do its work, whatever else is ill. */
  readonly isReady: boolean;
  readonly at: Instant;
  readonly parts: readonly HealthPart[];
  readonly accounts: readonly AccountFacts[];
  readonly processes: readonly ProcessView[];
}

/** Which part of the installation is ill, how badly, since when, and what to do about it. */
@Injectable()
export class HealthPage {
  private readonly firstSeen = new Map<string, Instant>();
  private readonly health: Lately<Health>;

  constructor(
    private readonly checks: ReadinessChecks,
    private readonly board: IngestionBoard,
    private readonly records: ProcessRecords,
    private readonly clock: Clock,
  ) {
    this.health = new Lately(KEPT_MS, () => this.look());
  }

  get(): Promise<Health> {
    return this.health.get();
  }

  private async look(): Promise<Health> {
    const checked = await this.checks.runAll();
    const parts = checked.map((part) => this.partOf(part));
    const states = parts.map(({ state }) => state);
    return {
      status: states.includes('failing') ? 'failing' : worst(states),
      isReady: !checked.some(({ severity, isDetail }) => severity === 'ill' && !isDetail),
      at: this.clock.now(),
      parts,
      accounts: this.board.facts(),
      processes: await this.records.processes().catch(() => []),
    };
  }

  private partOf({ name, ok, severity, detail, since }: CheckedPart): HealthPart {
    if (ok) {
      this.firstSeen.delete(name);
      return { name, state: 'ok', since: null, detail, action: null, runbook: null };
    }
    const known = since ?? this.firstSeen.get(name) ?? this.clock.now();
    this.firstSeen.set(name, known);
    const state = severity === 'ill' ? 'failing' : 'degraded';
    return { name, state, since: known, detail, ...actionFor(name) };
  }
}

const worst = (states: readonly HealthState[]): HealthState =>
  states.includes('degraded') ? 'degraded' : 'ok';
