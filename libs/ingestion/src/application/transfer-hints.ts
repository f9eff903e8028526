import { Clock, DomainError } from '#kernel';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { HintOutcome, HintRead } from '../domain/hint-patience.js';
import { judgeTransferHint } from '../domain/judge-transfer-hint.js';
import { DestroyedTransfers } from './destroyed-transfers.js';
import type { JudgedHint } from './hint-queue.js';
import { objectByObject, patienceWith } from './open-hint.js';
import type { OpenHint } from './open-hint.js';
import { OpnAccounts } from './opn-accounts.js';
import type { ReadingRound } from './reading-round.js';
import { RecordMoneyFacts } from './record-money-facts.command.js';
import { singleRead } from './single-read.js';

/** Works off hints about transfers: they are few, so each is read by itself. */
@Injectable()
export class TransferHints {
  constructor(
    private readonly opn: OpnAccounts,
    private readonly destroyed: DestroyedTransfers,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  workOff(
    account: string,
    hints: readonly OpenHint[],
    round: ReadingRound,
  ): Promise<readonly JudgedHint[]> {
    return objectByObject(hints, round, (id, group) => this.workOffOne(account, id, group, round));
  }

  private async workOffOne(
    account: string,
    transferId: string,
    hints: readonly OpenHint[],
    round: ReadingRound,
  ): Promise<readonly JudgedHint[]> {
    const readAt = this.clock.now();
    const read = await this.read(account, transferId, hints, round);
    const end = await this.endOf(account, { transferId, readAt }, hints, read);
    const now = this.clock.now();
    return hints.map((hint) => ({
      id: hint.id,
      verdict: end ?? judgeTransferHint(hint.points, read, patienceWith(hint, now)),
    }));
  }

  private async endOf(
    account: string,
    gone: Parameters<DestroyedTransfers['conclude']>[1],
    hints: readonly OpenHint[],
    read: HintRead,
  ): Promise<HintOutcome | null> {
    if (!('failure' in read)) return null;
    const told = hints.find(({ points }) => points.key === 'transfer.destroy');
    const cause = told ? ({ kind: 'webhook', ref: told.points.eventId } as const) : null;
    return this.destroyed.conclude(account, gone, read.failure, cause);
  }

  private async read(
    account: string,
    transferId: string,
    hints: readonly OpenHint[],
    round: ReadingRound,
  ): Promise<HintRead> {
    const client = this.opn.client(account);
    const answer = await singleRead(transferId, () => client.transfer(transferId, round));
    if (answer instanceof DomainError) return { failure: answer };
    const { raw, requestedAt } = answer;
    const cause = { kind: 'webhook', ref: hints[0]?.points.eventId ?? null } as const;
    const observations = [{ raw, requestedAt, cause }];
    const { refusals } = await this.commands.execute(
      new RecordMoneyFacts(account, 'transfer', observations),
    );
    return { raw, refusal: refusals[0] ?? null };
  }
}
