import { Clock, DomainError } from '#kernel';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Observation } from '../domain/observation.js';
import { OpnAccounts } from './opn-accounts.js';
import { RecordMoneyFacts } from './record-money-facts.command.js';
import { singleRead } from './single-read.js';
import { TransferWatch } from './transfer-watch.js';

/** A payout a day, a few still open: more than these wait for the next round. */
const TRANSFERS_PER_ROUND = 20;

/**
 * Reads the transfers that are due: those not sent or not paid, and those paid a short while ago,
 * which the bank may return. Answers how many were in hand.
 */
export class RefreshTransfers extends Command<number> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(RefreshTransfers)
export class RefreshTransfersHandler implements ICommandHandler<RefreshTransfers> {
  constructor(
    private readonly watch: TransferWatch,
    private readonly opn: OpnAccounts,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  async execute({ account }: RefreshTransfers): Promise<number> {
    if (!this.opn.accounts.includes(account)) return 0;
    const due = await this.watch.takeDue(account, this.clock.now(), TRANSFERS_PER_ROUND);
    const read = new Map<string, Observation>();
    for (const id of due) {
      const observation = await this.read(account, id);
      if (observation !== null) read.set(id, observation);
    }
    const observations = [...read.values()];
    const { refusals } = await this.commands.execute(
      new RecordMoneyFacts(account, 'transfer', observations),
    );
    const booked = [...read.keys()].filter((_, index) => refusals[index] === null);
    const useless = due.filter((id) => !booked.includes(id));
    await this.watch.noteFailures(account, useless, this.clock.now());
    return due.length;
  }

  private async read(account: string, id: string): Promise<Observation | null> {
    const client = this.opn.client(account);
    const answer = await singleRead(id, () => client.transfer(id, { urgency: 'sweep' }));
    if (answer instanceof DomainError) return null;
    const { raw, requestedAt } = answer;
    return { raw, requestedAt, cause: { kind: 'refetch', ref: null } };
  }
}
