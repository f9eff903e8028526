import { SettingsReader } from '#accounts';
import type { AccountSettings } from '#accounts';
import { chargeDecider, chargeStream } from '#charges';
import { isConnectionLost } from '#database';
import { DecisionRunner, evidenceOf } from '#event-store';
import type { Evidence } from '#event-store';
import { findingDecider, findingStream } from '#findings';
import { Clock } from '#kernel';
import { Logger } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { ChargeObservation } from '../domain/charge-observation.js';
import { judgeObservation } from '../domain/judge-observation.js';
import type { Judgement, Refusal } from '../domain/judge-observation.js';
import { ChargeWatch } from './charge-watch.js';

/** What came of a set of observations; `position` is the last event's, null if none was learned. */
export interface Recording {
  readonly recorded: number;
  readonly refused: number;
  readonly position: number | null;
  /** For each observation, in order: why it stayed out of the books, or null. */
  readonly refusals: readonly (Refusal | null)[];
}

/** What Opn's API answered about some charges: one page of a sweep, or a single read-back. */
export class RecordChargeObservations extends Command<Recording> {
  constructor(
    readonly account: string,
    readonly observations: readonly ChargeObservation[],
  ) {
    super();
  }
}

type Judged = Judgement & {
  readonly observation: ChargeObservation;
  readonly evidence: Evidence;
};

@CommandHandler(RecordChargeObservations)
export class RecordChargeObservationsHandler implements ICommandHandler<RecordChargeObservations> {
  private readonly logger = new Logger(RecordChargeObservationsHandler.name);

  constructor(
    private readonly decisions: DecisionRunner,
    private readonly settings: SettingsReader,
    private readonly watch: ChargeWatch,
    private readonly clock: Clock,
  ) {}

  async execute({ account, observations }: RecordChargeObservations): Promise<Recording> {
    const settings = await this.settings.of(account);
    try {
      return await this.record(account, observations, settings);
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      // One of them may be to blame: each stands for itself, and nobody else pays for it.
      return this.recordEach(account, observations, settings);
    }
  }

  private async recordEach(
    account: string,
    observations: readonly ChargeObservation[],
    settings: AccountSettings,
  ): Promise<Recording> {
    let whole = NOTHING;
    for (const observation of observations) {
      const one = this.record(account, [observation], settings);
      whole = joined(whole, await one.catch((error: unknown) => this.failed(account, error)));
    }
    return whole;
  }

  private failed(account: string, error: unknown): Recording {
    if (isConnectionLost(error)) throw error;
    const reason = `it could not be recorded: ${String(error)}`;
    this.logger.error(`An answer of Opn for ${account} was kept out of the books: ${reason}`);
    return { ...NOTHING, refused: 1, refusals: [{ then: 'retry', reason }] };
  }

  private async record(
    account: string,
    observations: readonly ChargeObservation[],
    settings: AccountSettings,
  ): Promise<Recording> {
    const judged = observations.map((observation) => ({
      ...judgeObservation(observation, settings),
      observation,
      evidence: evidenceOf(observation.raw),
    }));
    const charges = await this.recordCharges(account, judged);
    const findings = await this.recordFindings(account, judged);
    const snapshots = judged.flatMap(({ snapshot }) => snapshot ?? []);
    await this.watch.noteReads(account, snapshots);
    const positions = [...charges, ...findings].map(({ position }) => position);
    return {
      recorded: charges.length,
      refused: judged.length - snapshots.length,
      position: positions.length === 0 ? null : Math.max(...positions),
      refusals: judged.map(({ refusal }) => refusal),
    };
  }

  private recordCharges(account: string, judged: readonly Judged[]) {
    const lessons = judged.flatMap(({ snapshot, evidence, observation: { cause } }) => {
      if (snapshot === null) return [];
      const stream = chargeStream(account, snapshot.chargeId);
      return [{ stream, learned: snapshot, cause, evidence }];
    });
    return this.decisions.run(lessons, chargeDecider);
  }

  private recordFindings(account: string, judged: readonly Judged[]) {
    const at = this.clock.now();
    const lessons = judged.flatMap(({ findings, evidence, observation: { cause } }) =>
      findings.map((finding) => {
        const stream = findingStream(account, finding);
        return { stream, learned: { at, finding }, cause, evidence };
      }),
    );
    return this.decisions.run(lessons, findingDecider);
  }
}

const NOTHING: Recording = { recorded: 0, refused: 0, position: null, refusals: [] };

const joined = (left: Recording, right: Recording): Recording => ({
  recorded: left.recorded + right.recorded,
  refused: left.refused + right.refused,
  position: right.position ?? left.position,
  refusals: [...left.refusals, ...right.refusals],
});
