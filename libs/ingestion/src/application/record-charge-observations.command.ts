import { SettingsReader } from '#accounts';
import type { AccountSettings } from '#accounts';
import { chargeDecider, chargeStream } from '#charges';
import type { ChargeSnapshot } from '#charges';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { ChargeObservation } from '../domain/charge-observation.js';
import { judgeObservation } from '../domain/judge-observation.js';
import { ChargeWatch } from './charge-watch.js';
import { FactRecorder } from './fact-recorder.js';
import type { Recording } from './fact-recorder.js';

export type { Recording } from './fact-recorder.js';

/** What Opn's API answered about some charges: one page of a sweep, or a single read-back. */
export class RecordChargeObservations extends Command<Recording> {
  constructor(
    readonly account: string,
    readonly observations: readonly ChargeObservation[],
  ) {
    super();
  }
}

const RULES = {
  streamOf: (account: string, { chargeId }: ChargeSnapshot) => chargeStream(account, chargeId),
  decider: chargeDecider,
};

@CommandHandler(RecordChargeObservations)
export class RecordChargeObservationsHandler implements ICommandHandler<RecordChargeObservations> {
  constructor(
    private readonly recorder: FactRecorder,
    private readonly settings: SettingsReader,
    private readonly watch: ChargeWatch,
  ) {}

  async execute({ account, observations }: RecordChargeObservations): Promise<Recording> {
    const settings = await this.settings.of(account);
    return this.recorder.apart(account, observations, (some) =>
      this.record(account, some, settings),
    );
  }

  private async record(
    account: string,
    observations: readonly ChargeObservation[],
    settings: AccountSettings,
  ): Promise<Recording> {
    const judged = observations.map((observation) => ({
      ...judgeObservation(observation, settings),
      observation,
    }));
    const recording = await this.recorder.record(account, judged, RULES);
    const snapshots = judged.flatMap(({ snapshot }) => snapshot ?? []);
    await this.watch.noteReads(account, snapshots);
    return recording;
  }
}
