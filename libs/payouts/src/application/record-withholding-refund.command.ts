import { SettingsReader } from '#accounts';
import { DecisionRunner } from '#event-store';
import { Clock, DomainError } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { withholdingDecider, withholdingStream } from '../domain/withholding/withholding.js';
import type { ReclaimOrder } from '../domain/withholding/withholding.js';
import type { ReclaimedTax } from '../domain/withholding/withholding.events.js';

export interface WithholdingRefundAnswer {
  readonly reference: string;
  readonly changed: boolean;
}

type Said =
  | { readonly kind: 'record'; readonly reclaimed: ReclaimedTax }
  | { readonly kind: 'withdraw'; readonly reference: string; readonly reason: string };

const MAX_REFERENCE = 100;

/** Opn paid withheld tax back by bank; or that was a mistake. */
export class RecordWithholdingRefund extends Command<WithholdingRefundAnswer> {
  constructor(
    readonly account: string,
    readonly said: Said,
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(RecordWithholdingRefund)
export class RecordWithholdingRefundHandler implements ICommandHandler<RecordWithholdingRefund> {
  constructor(
    private readonly settings: SettingsReader,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  async execute({ account, said, by }: RecordWithholdingRefund): Promise<WithholdingRefundAnswer> {
    if (said.kind === 'record') await this.refuseNonsense(account, said.reclaimed);
    const reference = said.kind === 'record' ? said.reclaimed.reference : said.reference;
    const learned: ReclaimOrder = { ...said, at: this.clock.now(), by };
    const stream = withholdingStream(account, reference);
    const lesson = { stream, learned, cause: { kind: 'person', ref: by }, evidence: null } as const;
    const recorded = await this.decisions.run([lesson], withholdingDecider);
    return { reference, changed: recorded.length > 0 };
  }

  private async refuseNonsense(account: string, reclaimed: ReclaimedTax): Promise<void> {
    const { reference, amount, receivedOn } = reclaimed;
    const today = await this.settings.today(account);
    if (reference === '' || reference.length > MAX_REFERENCE) {
      throw invalid(`reference must have 1 to ${MAX_REFERENCE} characters.`);
    }
    if (amount <= 0n) throw invalid('amount must be more than nothing.');
    if (receivedOn > today) throw invalid(`receivedOn is ${receivedOn}, and today is ${today}.`);
  }
}

const invalid = (problem: string): DomainError =>
  new DomainError('withholding_refund.invalid', `The refund cannot be recorded: ${problem}`);
