import { Clock, DAY_MS, laterOf, MINUTE_MS, plusMs } from '#kernel';
import { Logger } from '@nestjs/common';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { EVENTS_EVERY_MS } from '../domain/event-window.js';
import { UNAVAILABLE_EVERY_MS } from '../domain/rolling-reads.js';
import { CatchUpOnMissedEvents } from './catch-up-on-missed-events.command.js';
import { FindMissedWebhooks } from './find-missed-webhooks.command.js';
import type { JobTurn } from './job-runs.js';
import { JobTurns } from './job-turns.js';
import type { JobWork, TurnEnd } from './job-turns.js';
import { OpnAccounts } from './opn-accounts.js';
import { OpnDeliveries } from './opn-deliveries.js';
import { ReadOpnEvents } from './read-opn-events.command.js';
import { WebhookRefusals } from './webhook-refusals.js';

const MISSED_EVERY_MS = MINUTE_MS;
const FORGET_EVERY_MS = DAY_MS;

/** What Opn sent and what we refused is of interest for a quarter of a year. */
const KEPT_MS = 90 * DAY_MS;
const FORGOTTEN_AT_ONCE = 1_000;
const MOST_FORGOTTEN_ROUNDS = 100;

/** Does what is due by now about deliveries of webhooks; answers which jobs were. */
export class WatchDeliveries extends Command<readonly string[]> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(WatchDeliveries)
export class WatchDeliveriesHandler implements ICommandHandler<WatchDeliveries> {
  private readonly logger = new Logger(WatchDeliveries.name);

  constructor(
    private readonly turns: JobTurns,
    private readonly opn: OpnAccounts,
    private readonly commands: CommandBus,
    private readonly deliveries: OpnDeliveries,
    private readonly refusals: WebhookRefusals,
    private readonly clock: Clock,
  ) {}

  async execute({ account }: WatchDeliveries): Promise<readonly string[]> {
    if (!this.opn.accounts.includes(account)) return [];
    const jobs = new Map<string, JobWork>([
      ['opn-events', (turn, keep) => this.readEvents(turn, keep)],
      ['missed-webhooks', (turn) => this.findMissed(turn)],
      ['forget-deliveries', (turn) => this.forget(turn)],
    ]);
    return this.turns.runDue(account, jobs);
  }

  private async readEvents(
    { account, mark }: JobTurn,
    keep: () => Promise<void>,
  ): Promise<TurnEnd> {
    const answer = await this.commands.execute(new ReadOpnEvents(account, mark, keep));
    if (answer.outcome === 'unavailable') return { againInMs: UNAVAILABLE_EVERY_MS, mark };
    const { latest } = answer;
    return {
      againInMs: EVENTS_EVERY_MS,
      mark: latest && mark ? laterOf(latest, mark) : (latest ?? mark),
    };
  }

  private async findMissed({ account }: JobTurn): Promise<TurnEnd> {
    await this.commands.execute(new CatchUpOnMissedEvents(account));
    const found = await this.commands.execute(new FindMissedWebhooks(account));
    if (found > 0) this.logger.warn(`${account}: no webhook told of the end of ${found} charges.`);
    return { againInMs: MISSED_EVERY_MS, mark: null };
  }

  private async forget({ account }: JobTurn): Promise<TurnEnd> {
    const before = plusMs(this.clock.now(), -KEPT_MS);
    for (let round = 0; round < MOST_FORGOTTEN_ROUNDS; round += 1) {
      const forgotten = await this.deliveries.forget(account, before, FORGOTTEN_AT_ONCE);
      if (forgotten < FORGOTTEN_AT_ONCE) break;
    }
    await this.refusals.forget(account, before);
    return { againInMs: FORGET_EVERY_MS, mark: null };
  }
}
