import { Database } from '#database';
import { BooksKeeper } from '#ledger';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { findBreak } from '../read-model/breaks/find-break.js';
import { BreakDesk, movesMoney } from './break-desk.js';
import type { BreakWork } from './break-desk.js';
import { BreakRenewal } from './break-renewal.js';

/**
 * One person's word about one break; answers whether it changed anything. Refuses what cannot be
 * done (`case.*`, `write-off.refused`, `break.unknown`), and an approval of one's own request
 * (`case.four_eyes`).
 */
export class WorkOnBreak extends Command<boolean> {
  constructor(
    readonly account: string,
    readonly breakId: string,
    readonly work: BreakWork,
    /** Name of the person. */
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(WorkOnBreak)
export class WorkOnBreakHandler implements ICommandHandler<WorkOnBreak> {
  constructor(
    private readonly database: Database,
    private readonly desk: BreakDesk,
    private readonly renewal: BreakRenewal,
    private readonly books: BooksKeeper,
  ) {}

  async execute({ account, breakId, work, by }: WorkOnBreak): Promise<boolean> {
    if (movesMoney(work)) await this.renewal.renew(account, [breakId]);
    const row = await findBreak(this.database, account, breakId);
    const isNew = await this.desk.decide(account, row, work, by);
    await this.books.catchUp(account);
    return isNew;
  }
}
