import { Clock } from '#kernel';
import { Stopping } from '#processes';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { isUnasked } from '../domain/hint-patience.js';
import type { HintRead } from '../domain/hint-patience.js';
import { ChargeWatch } from './charge-watch.js';
import { OpnAccounts } from './opn-accounts.js';
import { ReadCharges } from './read-charges.js';
import type { ChargeReads } from './read-charges.js';
import { readingRound } from './reading-round.js';

/** After an outage many are due together, and lie on few pages of Opn's list. */
const CHARGES_PER_ROUND = 500;

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
    private readonly reads: ReadCharges,
    private readonly clock: Clock,
    private readonly stopping: Stopping,
  ) {}

  async execute({ account }: RefetchOpenCharges): Promise<number> {
    if (this.stopping.isAsked() || !this.opn.accounts.includes(account)) return 0;
    const most = await this.reads.mostPerRound(account, CHARGES_PER_ROUND);
    if (most === 0) return 0;
    const due = await this.watch.takeDue(account, this.clock.now(), most);
    if (due.length === 0) return 0;
    const cause = { kind: 'refetch', ref: null } as const;
    const requests = due.map((charge) => ({ ...charge, cause, endedHint: null }));
    const reads = await this.reads.read(account, requests, readingRound('sweep'));
    const ids = due.map(({ chargeId }) => chargeId);
    await this.planUnread(account, ids, reads);
    return due.length;
  }

  /** Whoever could be read and booked was planned with that; the others are not forgotten. */
  private async planUnread(
    account: string,
    ids: readonly string[],
    reads: ChargeReads,
  ): Promise<void> {
    const now = this.clock.now();
    const where = (is: (read: HintRead | undefined) => boolean) =>
      ids.filter((id) => is(reads.get(id)));
    const outOfOrder = where(isOutOfOrder);
    const unread = where((read) => read === undefined);
    const isStopping = this.stopping.isAsked();
    await this.watch.putBack(account, isStopping ? [...unread, ...outOfOrder] : unread, now);
    if (!isStopping) await this.watch.noteFailures(account, outOfOrder, 'unasked', now);
    await this.watch.noteFailures(account, where(isUseless), 'useless', now);
  }
}

const isOutOfOrder = (read: HintRead | undefined): boolean =>
  read !== undefined && 'failure' in read && isUnasked(read.failure);

const isUseless = (read: HintRead | undefined): boolean =>
  read !== undefined && ('failure' in read ? !isUnasked(read.failure) : read.refusal !== null);
