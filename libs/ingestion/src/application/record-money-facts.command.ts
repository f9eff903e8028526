import { SettingsReader } from '#accounts';
import type { AccountSettings } from '#accounts';
import type { DomainEvent } from '#event-store';
import {
  refundDecider,
  refundStream,
  taxReceiptDecider,
  taxReceiptStream,
  transactionDecider,
  transactionStream,
  transferDecider,
  transferStream,
} from '#payouts';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import {
  judgeReceipt,
  judgeRefund,
  judgeTransaction,
  judgeTransfer,
} from '../domain/judge-money-fact.js';
import type { JudgeMoneyFact, MoneyFactKind } from '../domain/judge-money-fact.js';
import type { Observation } from '../domain/observation.js';
import { FactRecorder } from './fact-recorder.js';
import type { FactRules, Recording } from './fact-recorder.js';

/** What Opn's API answered about some objects of one kind: a page of a list, or single reads. */
export class RecordMoneyFacts extends Command<Recording> {
  constructor(
    readonly account: string,
    readonly kind: MoneyFactKind,
    readonly observations: readonly Observation[],
  ) {
    super();
  }
}

type RecordFacts = (
  recorder: FactRecorder,
  account: string,
  observations: readonly Observation[],
  settings: AccountSettings,
) => Promise<Recording>;

/** Judges and records facts of one kind. */
const recordWith =
  <Snapshot, State, E extends DomainEvent>(
    judge: JudgeMoneyFact<Snapshot>,
    rules: FactRules<Snapshot, State, E>,
  ): RecordFacts =>
  (recorder, account, observations, settings) => {
    const judged = observations.map((observation) => ({
      ...judge(observation, settings),
      observation,
    }));
    return recorder.record(account, judged, rules);
  };

const RECORD: Readonly<{ [Kind in MoneyFactKind]: RecordFacts }> = {
  transaction: recordWith(judgeTransaction, {
    streamOf: (account, { transactionId }) => transactionStream(account, transactionId),
    decider: transactionDecider,
  }),
  transfer: recordWith(judgeTransfer, {
    streamOf: (account, { transferId }) => transferStream(account, transferId),
    decider: transferDecider,
  }),
  receipt: recordWith(judgeReceipt, {
    streamOf: (account, { receiptId }) => taxReceiptStream(account, receiptId),
    decider: taxReceiptDecider,
  }),
  refund: recordWith(judgeRefund, {
    streamOf: (account, { refundId }) => refundStream(account, refundId),
    decider: refundDecider,
  }),
};

@CommandHandler(RecordMoneyFacts)
export class RecordMoneyFactsHandler implements ICommandHandler<RecordMoneyFacts> {
  constructor(
    private readonly recorder: FactRecorder,
    private readonly settings: SettingsReader,
  ) {}

  async execute({ account, kind, observations }: RecordMoneyFacts): Promise<Recording> {
    const settings = await this.settings.of(account);
    return this.recorder.apart(account, observations, (some) =>
      RECORD[kind](this.recorder, account, some, settings),
    );
  }
}
