import { SettingsReader } from '#accounts';
import type { AccountSettings } from '#accounts';
import { addDays, businessDayOf, dayWindow } from '#calendar';
import { Clock, HOUR_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { Logger } from '@nestjs/common';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { FirstCreated } from './first-created.js';
import { JobTurns } from './job-turns.js';
import type { TurnEnd } from './job-turns.js';
import { OpnAccounts } from './opn-accounts.js';
import { SweepHistory } from './sweep-history.command.js';
import type { HistoryAnswer } from './sweep-history.command.js';

const JOB = 'history';
const RUN = 'first start';

/** So that a process that is stopped loses little, and another one can take over. */
const SLICES_A_TURN = 20;

/** What was created two days before the books begin may be paid on their first day. */
const DAYS_BEFORE_OPENING = 2;

/** Yesterday, once the rolling sweeps are sure to have it whole. */
const SETTLES_MS = 2 * HOUR_MS;

/**
 * What an account has behind it when it comes to this installation: read once, in the background,
 * a few slices a turn. False where there is nothing left to do.
 */
export class ReadFirstHistory extends Command<boolean> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(ReadFirstHistory)
export class ReadFirstHistoryHandler implements ICommandHandler<ReadFirstHistory> {
  private readonly logger = new Logger(ReadFirstHistoryHandler.name);

  constructor(
    private readonly turns: JobTurns,
    private readonly opn: OpnAccounts,
    private readonly settings: SettingsReader,
    private readonly first: FirstCreated,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  async execute({ account }: ReadFirstHistory): Promise<boolean> {
    if (!this.opn.accounts.includes(account)) return false;
    if ((await this.turns.due(account, [JOB])).length === 0) return false;
    return this.turns.run(account, JOB, async ({ mark }, keep) => {
      const settings = await this.settings.of(account);
      const start = mark ?? (await this.begin(account, settings));
      return this.turn(account, settings, start, keep);
    });
  }

  private async begin(account: string, { openingDay, days }: AccountSettings): Promise<Instant> {
    const start =
      openingDay === null
        ? await this.first.ofAny(account)
        : dayWindow(addDays(openingDay, -DAYS_BEFORE_OPENING), days).from;
    const why = openingDay === null ? 'where its lists begin' : `two days before ${openingDay}`;
    this.logger.log(
      `The history of ${account} at Opn is read from ${start} on (${why}), in the background.`,
    );
    return start;
  }

  private async turn(
    account: string,
    { days }: AccountSettings,
    start: Instant,
    keep: () => Promise<void>,
  ): Promise<TurnEnd> {
    const from = businessDayOf(start, days);
    const to = addDays(businessDayOf(plusMs(this.clock.now(), -SETTLES_MS), days), -1);
    const plan = { from, to, run: RUN, maxSlices: SLICES_A_TURN, progress: keep };
    const history = await this.commands.execute(new SweepHistory(account, plan));
    if (!history.isOver) return { againInMs: 0, mark: start };
    this.logger.log(
      `The history of ${account} from ${from} to ${to} is read: ${inWords(history)}.`,
    );
    return { againInMs: null, mark: start };
  }
}

const inWords = ({ lists }: HistoryAnswer): string =>
  lists.map((one) => `${one.count} ${one.list}${gapOf(one)}`).join(', ');

function gapOf({ unavailable, complete }: HistoryAnswer['lists'][number]): string {
  if (unavailable !== null) return ' (Opn does not let us read them)';
  return complete ? '' : ' (the list kept changing: sweep again)';
}
