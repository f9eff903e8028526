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
import { TransferWatch } from './transfer-watch.js';

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

interface Books {
  readonly recorder: FactRecorder;
  readonly transfers: TransferWatch;
}

type RecordFacts = (
  books: Books,
  account: string,
  observations: readonly Observation[],
  settings: AccountSettings,
) => Promise<Recording>;

/** Judges and records facts of one kind, and notes what was read of those that are watched. */
const recordWith =
  <Snapshot, State, E extends DomainEvent>(
    judge: JudgeMoneyFact<Snapshot>,
    rules: FactRules<Snapshot, State, E>,
    note?: (books: Books, account: string, snapshots: readonly Snapshot[]) => Promise<void>,
  ): RecordFacts =>
  async (books, account, observations, settings) => {
    const judged = observations.map((observation) => ({
      ...judge(observation, settings),
      observation,
    }));
    const recording = await books.recorder.record(account, judged, rules);
    const snapshots = judged.flatMap(({ snapshot }) => snapshot ?? []);
    await note?.(books, account, snapshots);
    return recording;
  };

const RECORD: Readonly<{ [Kind in MoneyFactKind]: RecordFacts }> = {
  transaction: recordWith(judgeTransaction, {
    streamOf: (account, { transactionId }) => transactionStream(account, transactionId),
    decider: transactionDecider,
  }),
  transfer: recordWith(
    judgeTransfer,
    {
      streamOf: (account, { transferId }) => transferStream(account, transferId),
      decider: transferDecider,
    },
    ({ transfers }, account, snapshots) => transfers.noteReads(account, snapshots),
  ),
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
    private readonly transfers: TransferWatch,
    private readonly settings: SettingsReader,
  ) {}

  async execute({ account, kind, observations }: RecordMoneyFacts): Promise<Recording> {
    const settings = await this.settings.of(account);
    const { recorder, transfers } = this;
    return recorder.apart(account, observations, (some) =>
      RECORD[kind]({ recorder, transfers }, account, some, settings),
    );
  }
}
