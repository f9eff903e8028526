import { SettingsReader } from '#accounts';
import type { AccountSettings } from '#accounts';
import { addDays, businessDayOf, dayWindow } from '#calendar';
import { Clock, DAY_MS, HOUR_MS, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { Logger } from '@nestjs/common';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { FirstCreated } from './first-created.js';
import { HISTORY_JOB, JobRuns } from './job-runs.js';
import type { JobTurn } from './job-runs.js';
import { JobTurns } from './job-turns.js';
import type { TurnEnd } from './job-turns.js';
import type { HistoryProgress } from './history-plan.js';
import { OpnAccounts } from './opn-accounts.js';
import { SweepHistory } from './sweep-history.command.js';
import type { HistoryAnswer } from './sweep-history.command.js';
import { SweepProgress } from './sweep-progress.js';

/**
 * Asks for lists that Opn does not have again, day by day: Opn may have been mistaken, or the key
 * may do more now.
 */
const MISSING_LISTS_JOB = 'history:missing-lists';
const RUN = 'first start';

/** So that a process that is stopped loses little, and another one can take over. */
const SLICES_A_TURN = 20;

/** What could not be read whole is tried again after this. */
const REST_MS = HOUR_MS;
const MISSING_LISTS_REST_MS = DAY_MS;

/** Charges and transfers of so long before the books begin may still be paid after. */
const DAYS_BEFORE_OPENING = 15;

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
    private readonly runs: JobRuns,
    private readonly progress: SweepProgress,
    private readonly opn: OpnAccounts,
    private readonly settings: SettingsReader,
    private readonly first: FirstCreated,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  async execute({ account }: ReadFirstHistory): Promise<boolean> {
    if (!this.opn.accounts.includes(account)) return false;
    const due = await this.turns.due(account, [HISTORY_JOB, MISSING_LISTS_JOB]);
    if (due.includes(HISTORY_JOB)) {
      return this.turns.run(account, HISTORY_JOB, (turn, keep) => this.turn(turn, REST_MS, keep));
    }
    if (due.length === 0 || !(await this.runs.isOver(account, HISTORY_JOB))) return false;
    return this.turns.run(account, MISSING_LISTS_JOB, async (turn, keep) => {
      const isAllRead = (await this.progress.of(account, RUN)).length === 0;
      if (isAllRead) return { againInMs: null, mark: null };
      return this.turn(turn, MISSING_LISTS_REST_MS, keep);
    });
  }

  private async begin(account: string, { openingDay, days }: AccountSettings): Promise<Instant> {
    const start =
      openingDay === null
        ? await this.first.ofAny(account)
        : dayWindow(addDays(openingDay, -DAYS_BEFORE_OPENING), days).from;
    const why =
      openingDay === null
        ? 'where its lists begin'
        : `${DAYS_BEFORE_OPENING} days before ${openingDay}`;
    this.logger.log(
      `The history of ${account} at Opn is read from ${start} on (${why}), in the background.`,
    );
    return start;
  }

  private async turn(
    { account, job, mark }: JobTurn,
    restMs: number,
    keep: () => Promise<void>,
  ): Promise<TurnEnd> {
    const settings = await this.settings.of(account);
    const { days } = settings;
    const start = mark ?? (await this.begin(account, settings));
    const from = businessDayOf(start, days);
    const to = addDays(businessDayOf(plusMs(this.clock.now(), -SETTLES_MS), days), -1);
    const progress = ({ known }: HistoryProgress) => (known ? undefined : keep());
    const plan = { from, to, run: RUN, maxSlices: SLICES_A_TURN, restMs, progress };
    const history = await this.commands.execute(new SweepHistory(account, plan));
    if (!history.isOver) return { againInMs: 0, mark: start };
    const isRead =
      history.lacks === 'nothing' || (history.lacks === 'lists' && job === HISTORY_JOB);
    const words = `The history of ${account} from ${from} to ${to} is`;
    if (isRead) this.logger.log(`${words} read: ${inWords(history)}.`);
    else this.logger.warn(`${words} not read whole; it is tried again: ${inWords(history)}.`);
    return { againInMs: isRead ? null : restMs, mark: start };
  }
}

const inWords = ({ lists }: HistoryAnswer): string =>
  lists.map((one) => `${one.count} ${one.list}${gapOf(one)}`).join(', ');

function gapOf({ unavailable, unrecorded, complete }: HistoryAnswer['lists'][number]): string {
  if (unavailable !== null) return ' (Opn does not let us read them)';
  if (unrecorded > 0) return ` (${unrecorded} could not be recorded)`;
  return complete ? '' : ' (the list kept changing)';
}
