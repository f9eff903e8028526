import { Clock, isBefore } from '#kernel';
import { Logger } from '@nestjs/common';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import {
  BALANCE_EVERY_MS,
  reachedBy,
  ROLLING_SWEEPS,
  rollingWindow,
  UNAVAILABLE_EVERY_MS,
} from '../domain/rolling-reads.js';
import type { RollingSweep, RollingWindow } from '../domain/rolling-reads.js';
import { BALANCE_JOB } from './job-runs.js';
import type { JobTurn } from './job-runs.js';
import { JobTurns } from './job-turns.js';
import type { JobWork, TurnEnd } from './job-turns.js';
import { LateTransactions } from './late-transactions.js';
import { ObserveBalance } from './observe-balance.command.js';
import { OpnAccounts } from './opn-accounts.js';
import { RefreshTransfers } from './refresh-transfers.command.js';
import { SweepList } from './sweep-list.command.js';

/** Transfers are few; what is left over is due again. */
const MAX_ROUNDS = 10;

/** Reads of Opn's lists and of the balance what is due by now; answers which of them were. */
export class RunRollingReads extends Command<readonly string[]> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(RunRollingReads)
export class RunRollingReadsHandler implements ICommandHandler<RunRollingReads> {
  private readonly logger = new Logger(RunRollingReadsHandler.name);

  constructor(
    private readonly turns: JobTurns,
    private readonly opn: OpnAccounts,
    private readonly late: LateTransactions,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  async execute({ account }: RunRollingReads): Promise<readonly string[]> {
    if (!this.opn.accounts.includes(account)) return [];
    const jobs = new Map<string, JobWork>([
      ...ROLLING_SWEEPS.map((plan): [string, JobWork] => [
        `sweep:${plan.list}`,
        (turn, keep) => this.sweep(plan, turn, keep),
      ]),
      [BALANCE_JOB, (turn) => this.observe(turn)],
    ]);
    return this.turns.runDue(account, jobs);
  }

  private async sweep(
    plan: RollingSweep,
    { account, mark }: JobTurn,
    keep: () => Promise<void>,
  ): Promise<TurnEnd> {
    const now = this.clock.now();
    const window = rollingWindow(plan, mark, now);
    const read = ({ from, to }: RollingWindow) => {
      const options = { onlyNews: plan.isIncremental, progress: keep };
      return this.commands.execute(new SweepList(account, plan.list, from, to, options));
    };
    const swept = await read(window);
    if (swept.outcome === 'unavailable') {
      this.logger.warn(`${account}: ${swept.reason}`);
      return { againInMs: UNAVAILABLE_EVERY_MS, mark };
    }
    if (plan.list === 'transfers') await this.refreshTransfers(account);
    const isPiece = isBefore(window.to, now);
    if (swept.complete) {
      return { againInMs: isPiece ? 0 : plan.everyMs, mark: reachedBy(plan, swept, mark, now) };
    }
    this.logger.warn(`${account}: ${plan.list} from ${window.from} to ${window.to} are incomplete`);
    if (isPiece) await read(rollingWindow(plan, null, now)); // what is new does not wait for it
    return { againInMs: plan.everyMs, mark };
  }

  /** Those still open are read by their ids: they may have been created before the window. */
  private async refreshTransfers(account: string): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      if ((await this.commands.execute(new RefreshTransfers(account))) === 0) return;
    }
  }

  /** Marked since when transactions are missing; they are sought if the next look misses them. */
  private async observe({ account, mark: missingSince }: JobTurn): Promise<TurnEnd> {
    let answer = await this.commands.execute(new ObserveBalance(account));
    if (answer.missing > 0 && missingSince !== null && (await this.late.find(account)) > 0) {
      answer = await this.commands.execute(new ObserveBalance(account));
    }
    const { look, missing } = answer;
    const againInMs = look ? BALANCE_EVERY_MS : UNAVAILABLE_EVERY_MS;
    if (missing === 0) return { againInMs, mark: null };
    const since = missingSince ?? this.clock.now();
    this.logger.warn(`${account}: ${missing} of Opn's transactions are missing, since ${since}`);
    return { againInMs, mark: since };
  }
}
