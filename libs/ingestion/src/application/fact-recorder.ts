import { isConnectionLost } from '#database';
import { DecisionRunner, evidenceOf } from '#event-store';
import type { Decider, DomainEvent, Evidence, Recorded, StreamName } from '#event-store';
import { maskAccountNumbers } from '#opn';
import { Injectable, Logger } from '@nestjs/common';
import type { Judgement, Refusal } from '../domain/judgement.js';
import type { Observation } from '../domain/observation.js';
import { FindingRecorder } from './finding-recorder.js';
import { noteRecorded } from './note-recorded.js';

/** What came of a set of observations; `position` is the last event's, null if none was learned. */
export interface Recording {
  readonly recorded: number;
  readonly refused: number;
  /** Of the refused ones those that may enter later: reading them is not done. */
  readonly unrecorded: number;
  readonly position: number | null;
  /** For each observation, in order: why it stayed out of the books, or null. */
  readonly refusals: readonly (Refusal | null)[];
}

export interface Judged<Snapshot> extends Judgement<Snapshot> {
  readonly observation: Observation;
}

/** How facts of one kind are recorded. */
export interface FactRules<Snapshot, State, E extends DomainEvent> {
  readonly streamOf: (account: string, snapshot: Snapshot) => StreamName;
  readonly decider: Decider<State, Snapshot, E>;
}

/** Records what was judged: facts in their streams, findings in theirs, answers as evidence. */
@Injectable()
export class FactRecorder {
  private readonly logger = new Logger(FactRecorder.name);

  constructor(
    private readonly decisions: DecisionRunner,
    private readonly findings: FindingRecorder,
  ) {}

  /** All at once; if that fails, each stands for itself, and nobody else pays for it. */
  async apart<Observed>(
    account: string,
    observations: readonly Observed[],
    record: (some: readonly Observed[]) => Promise<Recording>,
  ): Promise<Recording> {
    try {
      return await record(observations);
    } catch (error) {
      if (isConnectionLost(error)) throw error;
    }
    let whole = NOTHING;
    for (const one of observations) {
      const alone = record([one]).catch((error: unknown) => this.failed(account, error));
      whole = joined(whole, await alone);
    }
    return whole;
  }

  async record<Snapshot, State, E extends DomainEvent>(
    account: string,
    judged: readonly Judged<Snapshot>[],
    rules: FactRules<Snapshot, State, E>,
  ): Promise<Recording> {
    const proven = judged.map((one) => ({ ...one, evidence: evidenceFor(one.observation) }));
    const facts = await this.recordFacts(account, proven, rules);
    noteRecorded(this.logger, account, facts);
    const findings = await this.recordFindings(account, proven);
    const positions = [...facts, ...findings].map(({ position }) => position);
    return {
      recorded: facts.length,
      refused: judged.filter(({ snapshot }) => snapshot === null).length,
      unrecorded: judged.filter(({ refusal }) => refusal?.then === 'retry').length,
      position: positions.length === 0 ? null : Math.max(...positions),
      refusals: judged.map(({ refusal }) => refusal),
    };
  }

  private recordFacts<Snapshot, State, E extends DomainEvent>(
    account: string,
    proven: readonly Proven<Snapshot>[],
    { streamOf, decider }: FactRules<Snapshot, State, E>,
  ): Promise<readonly Recorded<E>[]> {
    const lessons = proven.flatMap(({ snapshot, evidence, observation: { cause } }) =>
      snapshot === null
        ? []
        : [{ stream: streamOf(account, snapshot), learned: snapshot, cause, evidence }],
    );
    return this.decisions.run(lessons, decider);
  }

  private recordFindings(account: string, proven: readonly Proven<unknown>[]) {
    const found = proven.flatMap(({ findings, evidence, observation: { cause } }) =>
      findings.map((finding) => ({ finding, cause, evidence })),
    );
    return this.findings.record(account, found);
  }

  private failed(account: string, error: unknown): Recording {
    if (isConnectionLost(error)) throw error;
    const reason = `it could not be recorded: ${String(error)}`;
    this.logger.error(`An answer of Opn for ${account} was kept out of the books: ${reason}`);
    return { ...NOTHING, refused: 1, unrecorded: 1, refusals: [{ then: 'retry', reason }] };
  }
}

type Proven<Snapshot> = Judged<Snapshot> & { readonly evidence: Evidence };

/** Customers' names may be in it, and retention can erase them; account numbers never are. */
const evidenceFor = ({ raw }: Observation): Evidence => evidenceOf(maskAccountNumbers(raw));

const NOTHING: Recording = {
  recorded: 0,
  refused: 0,
  unrecorded: 0,
  position: null,
  refusals: [],
};

const joined = (left: Recording, right: Recording): Recording => ({
  recorded: left.recorded + right.recorded,
  refused: left.refused + right.refused,
  unrecorded: left.unrecorded + right.unrecorded,
  position: right.position ?? left.position,
  refusals: [...left.refusals, ...right.refusals],
});
