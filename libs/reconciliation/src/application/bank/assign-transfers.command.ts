import { SettingsReader } from '#accounts';
import { AssignBankLine } from '#bank';
import type { BankLineAnswer } from '#bank';
import { Database } from '#database';
import { DomainError } from '#kernel';
import { BooksKeeper } from '#ledger';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { loadTransferIds } from '../../read-model/bank/bank-facts-table.js';
import { loadBankLeg } from '../../read-model/bank/bank-matches.js';
import { unknownTransfer } from '../../read-model/payout/list-transfers.query.js';

/**
 * A person says with which transfers a bank line arrived; none: with no transfer; null: the rules
 * decide again. Refused with `transfer.unknown` and `transfer.conflict` (it never left Opn, or is
 * not in baht), for a slip of the pen would else be a word that takes money out of the bank.
 */
export class AssignTransfers extends Command<BankLineAnswer> {
  constructor(
    readonly account: string,
    readonly lineId: string,
    readonly transfers: readonly string[] | null,
    readonly reason: string,
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(AssignTransfers)
export class AssignTransfersHandler implements ICommandHandler<AssignTransfers> {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly books: BooksKeeper,
    private readonly commands: CommandBus,
  ) {}

  async execute(order: AssignTransfers): Promise<BankLineAnswer> {
    const { account, lineId, transfers, reason, by } = order;
    await this.refuseOthers(account, transfers ?? []);
    return this.commands.execute(new AssignBankLine(account, lineId, transfers, reason, by));
  }

  private async refuseOthers(account: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const settings = await this.settings.of(account);
    await this.books.catchUp(account);
    const known = await loadTransferIds(this.database, account, ids);
    const leg = await loadBankLeg(this.database, account, settings);
    for (const id of ids) {
      if (!known.has(id)) throw unknownTransfer(account, id);
      if (!leg.transfers.has(id)) throw notSent(id);
    }
  }
}

const notSent = (id: string): DomainError =>
  new DomainError(
    'transfer.conflict',
    `No money of transfer ${id} can be at the bank: it was not sent, or is not in baht.`,
  );
