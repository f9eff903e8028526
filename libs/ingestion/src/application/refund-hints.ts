import { Clock, DomainError, MINUTE_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { isJsonObject } from '#opn';
import type { ListWindow, OpnPage } from '#opn';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { judgeRefundHint } from '../domain/judge-refund-hint.js';
import type { RefundLook } from '../domain/judge-refund-hint.js';
import type { JudgedHint } from './hint-queue.js';
import { leave, objectByObject, patienceWith } from './open-hint.js';
import type { OpenHint } from './open-hint.js';
import { OpnAccounts } from './opn-accounts.js';
import { ReadCharges } from './read-charges.js';
import type { ReadingRound } from './reading-round.js';
import { RecordMoneyFacts } from './record-money-facts.command.js';

/** Around its creation a refund is looked for. */
const AROUND_MS = MINUTE_MS;

/** Works off hints about refunds: Opn shows those on their list, and in what the charge says. */
@Injectable()
export class RefundHints {
  constructor(
    private readonly opn: OpnAccounts,
    private readonly charges: ReadCharges,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  workOff(
    account: string,
    hints: readonly OpenHint[],
    round: ReadingRound,
  ): Promise<readonly JudgedHint[]> {
    return objectByObject(hints, round, async (id, group) => {
      const look = await this.look(account, id, group, round);
      return look === null ? leave(group) : judge(group, look, this.clock.now());
    });
  }

  /** Null if the time was up before it began. */
  private async look(
    account: string,
    refundId: string,
    hints: readonly OpenHint[],
    round: ReadingRound,
  ): Promise<RefundLook | null> {
    const chargeFailure = await this.readCharge(account, hints, round);
    if (chargeFailure === 'left') return null;
    const list = await this.findListed(account, refundId, hints, round);
    return { chargeFailure, list };
  }

  private async readCharge(
    account: string,
    hints: readonly OpenHint[],
    round: ReadingRound,
  ): Promise<DomainError | 'left' | null> {
    const chargeId = hints.find(({ points }) => points.chargeId !== null)?.points.chargeId;
    if (!chargeId) return null;
    const request = { chargeId, createdAt: null, cause: causeOf(hints), endedHint: null };
    const reads = await this.charges.read(account, [request], round);
    const read = reads.get(chargeId);
    if (read === undefined) return 'left';
    return 'failure' in read ? read.failure : null;
  }

  private async findListed(
    account: string,
    refundId: string,
    hints: readonly OpenHint[],
    round: ReadingRound,
  ): Promise<RefundLook['list']> {
    const page = await this.page(account, windowOf(hints), round);
    if (page instanceof DomainError) return page;
    const { items, requestedAt } = page;
    const cause = causeOf(hints);
    const observations = items.map((raw) => ({ raw, requestedAt, cause }));
    const { refusals } = await this.commands.execute(
      new RecordMoneyFacts(account, 'refund', observations),
    );
    const index = items.findIndex((raw) => isJsonObject(raw) && raw['id'] === refundId);
    return index < 0 ? 'missing' : { refusal: refusals[index] ?? null };
  }

  private async page(
    account: string,
    window: ListWindow,
    round: ReadingRound,
  ): Promise<OpnPage | DomainError> {
    try {
      for await (const page of this.opn.client(account).list('refunds', window, round)) return page;
      return new DomainError('read.failed', "Opn's list of refunds has not even an empty page.");
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
  }
}

const judge = (hints: readonly OpenHint[], look: RefundLook, now: Instant): readonly JudgedHint[] =>
  hints.map((hint) => ({ id: hint.id, verdict: judgeRefundHint(look, patienceWith(hint, now)) }));

const causeOf = (hints: readonly OpenHint[]) =>
  ({ kind: 'webhook', ref: hints[0]?.points.eventId ?? null }) as const;

/** Where it must be in the list; without a time, among the latest. */
function windowOf(hints: readonly OpenHint[]): ListWindow {
  const at = hints.map(({ points }) => points.objectCreatedAt ?? points.createdAt);
  const createdAt = at.find((time) => time !== null) ?? null;
  if (createdAt === null) return { order: 'reverse_chronological' };
  return { from: plusMs(createdAt, -AROUND_MS), to: plusMs(createdAt, AROUND_MS) };
}
