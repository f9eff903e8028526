import { SettingsReader } from '#accounts';
import { chargeDecider, chargeStream } from '#charges';
import { DecisionRunner, evidenceOf } from '#event-store';
import { findingDecider, findingStream } from '#findings';
import { Clock } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { ChargeObservation } from '../domain/charge-observation.js';
import { judgeObservation } from '../domain/judge-observation.js';
import type { Judgement } from '../domain/judge-observation.js';
import { ChargeWatch } from './charge-watch.js';

/** What came of a set of observations; `position` is the last event's, null if none was learned. */
export interface Recording {
  readonly recorded: number;
  readonly refused: number;
  readonly position: number | null;
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

type Judged = Judgement & { readonly observation: ChargeObservation };

@CommandHandler(RecordChargeObservations)
export class RecordChargeObservationsHandler implements ICommandHandler<RecordChargeObservations> {
  constructor(
    private readonly decisions: DecisionRunner,
    private readonly settings: SettingsReader,
    private readonly watch: ChargeWatch,
    private readonly clock: Clock,
  ) {}

  async execute({ account, observations }: RecordChargeObservations): Promise<Recording> {
    const settings = await this.settings.of(account);
    const judged = observations.map((observation) => ({
      ...judgeObservation(observation, settings),
      observation,
    }));
    const recorded = await this.recordCharges(account, judged);
    const findings = await this.recordFindings(account, judged);
    await this.watch.noteReads(
      account,
      judged.flatMap(({ snapshot }) => snapshot ?? []),
    );
    const positions = [...recorded, ...findings].map(({ position }) => position);
    return {
      recorded: recorded.length,
      refused: judged.filter(({ snapshot }) => snapshot === null).length,
      position: positions.length === 0 ? null : Math.max(...positions),
    };
  }

  private recordCharges(account: string, judged: readonly Judged[]) {
    const lessons = judged.flatMap(({ snapshot, observation: { raw, cause } }) =>
      snapshot === null
        ? []
        : [{ stream: chargeStream(account, snapshot.chargeId), learned: snapshot, cause, raw }],
    );
    return this.decisions.run(
      lessons.map(({ raw, ...lesson }) => ({ ...lesson, evidence: evidenceOf(raw) })),
      chargeDecider,
    );
  }

  private recordFindings(account: string, judged: readonly Judged[]) {
    const at = this.clock.now();
    const lessons = judged.flatMap(({ findings, observation: { raw, cause } }) =>
      findings.map((finding) => ({
        stream: findingStream(account, finding),
        learned: { at, finding },
        cause,
        evidence: evidenceOf(raw),
      })),
    );
    return this.decisions.run(lessons, findingDecider);
  }
}
