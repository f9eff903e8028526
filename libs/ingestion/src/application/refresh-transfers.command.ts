import { Clock, DomainError } from '#kernel';
import { Stopping } from '#processes';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Observation } from '../domain/observation.js';
import { DestroyedTransfers } from './destroyed-transfers.js';
import { OpnAccounts } from './opn-accounts.js';
import { RecordMoneyFacts } from './record-money-facts.command.js';
import { singleRead } from './single-read.js';
import { TransferWatch } from './transfer-watch.js';
import type { DueTransfer } from './transfer-watch.js';

/** A payout a day, a few still open: more than these wait for the next round. */
const TRANSFERS_PER_ROUND = 20;

/** Only after so many failed reads is it believed that Opn has a transfer no longer. */
const FAILURES_BEFORE_GONE = 2;

const CAUSE = { kind: 'refetch', ref: null } as const;

/**
 * Reads the transfers that are due: those not sent or not paid, and those paid a short while ago,
 * which the bank may return. One that Opn never sent and, asked again and again, has no longer was
 * destroyed, even if no webhook told of it. Answers how many were in hand.
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
    private readonly destroyed: DestroyedTransfers,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
    private readonly stopping: Stopping,
  ) {}

  async execute({ account }: RefreshTransfers): Promise<number> {
    if (this.stopping.isAsked() || !this.opn.accounts.includes(account)) return 0;
    const due = await this.watch.takeDue(account, this.clock.now(), TRANSFERS_PER_ROUND);
    const read = new Map<string, Observation>();
    for (const transfer of due) {
      const observation = await this.read(account, transfer);
      if (observation !== null) read.set(transfer.transferId, observation);
    }
    const observations = [...read.values()];
    const { refusals } = await this.commands.execute(
      new RecordMoneyFacts(account, 'transfer', observations),
    );
    const booked = [...read.keys()].filter((_, index) => refusals[index] === null);
    const useless = due.map(({ transferId }) => transferId).filter((id) => !booked.includes(id));
    const now = this.clock.now();
    if (this.stopping.isAsked()) await this.watch.putBack(account, useless, now);
    else await this.watch.noteFailures(account, useless, now);
    return due.length;
  }

  private async read(account: string, due: DueTransfer): Promise<Observation | null> {
    const { transferId, failures } = due;
    const client = this.opn.client(account);
    const readAt = this.clock.now();
    const answer = await singleRead(transferId, () =>
      client.transfer(transferId, { urgency: 'sweep' }),
    );
    if (!(answer instanceof DomainError)) {
      const { raw, requestedAt } = answer;
      return { raw, requestedAt, cause: CAUSE };
    }
    const cause = failures >= FAILURES_BEFORE_GONE ? CAUSE : null;
    await this.destroyed.conclude(account, { transferId, readAt }, answer, cause);
    return null;
  }
}
