import { SettingsReader } from '#accounts';
import type { AccountSettings } from '#accounts';
import { businessDayOf, dayWindow } from '#calendar';
import type { Instant } from '#kernel';
import { balanceDecider, balanceStream } from '#payouts';
import type { BalanceLook } from '#payouts';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { SeenBalance } from '../domain/balance-look.js';
import { judgeBalance } from '../domain/judge-balance.js';
import type { Refusal } from '../domain/judgement.js';
import type { UnavailableSource } from '../domain/unavailable-source.js';
import { FactRecorder } from './fact-recorder.js';
import { LookAtBalance } from './look-at-balance.js';

/** What a look at the balance came to. */
export interface BalanceAnswer {
  /** What Opn stated; null if it could not be read or was kept out of the books. */
  readonly look: BalanceLook | null;
  /** How many of the transactions that Opn shows are not in the log. */
  readonly missing: number;
  /** Whether an event was recorded; the same figures are recorded once an hour. */
  readonly recorded: boolean;
  readonly unavailable: readonly UnavailableSource[];
  /** Why the answer stayed out of the books; null if it did not. */
  readonly refusal: Refusal | null;
}

/**
 * Looks at Opn's balance between two looks at its transactions, and records those we lacked. The
 * look is comparable with the books at its event's position if no transaction came in between and
 * the log has every one that Opn shows, no less and no more. An account with an opening day is
 * compared from that day on: the opening balance stands for what was before it. Otherwise the
 * whole history counts, and as long as parts of it were never read, no look is comparable. Another
 * process may still record a newer transaction right before this event: a difference counts only
 * if a second look has it, too.
 */
export class ObserveBalance extends Command<BalanceAnswer> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(ObserveBalance)
export class ObserveBalanceHandler implements ICommandHandler<ObserveBalance> {
  constructor(
    private readonly settings: SettingsReader,
    private readonly balances: LookAtBalance,
    private readonly recorder: FactRecorder,
  ) {}

  async execute({ account }: ObserveBalance): Promise<BalanceAnswer> {
    const settings = await this.settings.of(account);
    const seen = await this.balances.look(account, openingOf(settings));
    const { around, unavailable } = seen;
    const missing = around === null ? 0 : Math.max(0, around.after.total - around.known);
    return { missing, unavailable, ...(await this.record(account, settings, seen)) };
  }

  private async record(
    account: string,
    settings: AccountSettings,
    { answer, around }: SeenBalance,
  ): Promise<Pick<BalanceAnswer, 'look' | 'recorded' | 'refusal'>> {
    if (answer === null) return { look: null, recorded: false, refusal: null };
    const judgement = judgeBalance(answer, around, settings);
    const observation = { ...answer, cause: { kind: 'refetch', ref: null } as const };
    const { recorded } = await this.recorder.record(account, [{ ...judgement, observation }], {
      streamOf: (_, { at }) => balanceStream(account, businessDayOf(at, settings.days)),
      decider: balanceDecider,
    });
    const { snapshot: look, refusal } = judgement;
    return { look, recorded: recorded > 0, refusal };
  }
}

const openingOf = ({ openingDay, days }: AccountSettings): Instant | null =>
  openingDay === null ? null : dayWindow(openingDay, days).from;
