import { Clock } from '#kernel';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { ChargeWatch } from './charge-watch.js';
import { OpnAccounts } from './opn-accounts.js';
import { ReadChargesBack } from './read-charges-back.js';
import { RecordChargeObservations } from './record-charge-observations.command.js';

const CHARGES_PER_ROUND = 100;

/** Reads the pending charges that are due; answers how many were in hand. */
export class RefetchOpenCharges extends Command<number> {
  constructor(readonly account: string) {
    super();
  }
}

@CommandHandler(RefetchOpenCharges)
export class RefetchOpenChargesHandler implements ICommandHandler<RefetchOpenCharges> {
  constructor(
    private readonly watch: ChargeWatch,
    private readonly opn: OpnAccounts,
    private readonly reads: ReadChargesBack,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  async execute({ account }: RefetchOpenCharges): Promise<number> {
    if (!this.opn.accounts.includes(account)) return 0;
    const due = await this.watch.takeDue(account, this.clock.now(), CHARGES_PER_ROUND);
    if (due.length === 0) return 0;
    const cause = { kind: 'refetch', ref: null } as const;
    const outcomes = await this.reads.read(
      account,
      due.map(({ chargeId }) => ({ chargeId, cause, endedHint: null })),
    );
    const observations = outcomes.flatMap((outcome) =>
      'observation' in outcome ? [outcome.observation] : [],
    );
    const { refusals } = await this.commands.execute(
      new RecordChargeObservations(account, observations),
    );
    const observed = outcomes.filter((outcome) => 'observation' in outcome);
    const unread = [
      ...outcomes.filter((outcome) => 'failure' in outcome),
      ...observed.filter((_, index) => refusals[index] !== null), // asked again, but not at once
    ];
    const unreadIds = unread.map(({ chargeId }) => chargeId);
    await this.watch.noteFailures(account, unreadIds, this.clock.now());
    return due.length;
  }
}
