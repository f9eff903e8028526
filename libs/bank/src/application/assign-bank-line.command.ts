import { DomainError } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { readReason, TellOfBankLine } from './tell-of-bank-line.js';
import type { BankLineAnswer } from './withdraw-bank-line.command.js';

const MAX_TRANSFERS = 50;
const MAX_ID_CHARS = 200;

/**
 * A person says with which transfers a line arrived, where several fit; none: with no transfer.
 * Null: the rules decide again.
 */
export class AssignBankLine extends Command<BankLineAnswer> {
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

@CommandHandler(AssignBankLine)
export class AssignBankLineHandler implements ICommandHandler<AssignBankLine> {
  constructor(private readonly lines: TellOfBankLine) {}

  async execute(order: AssignBankLine): Promise<BankLineAnswer> {
    const { account, lineId, by } = order;
    const transfers = order.transfers && checked(order.transfers);
    const learned = {
      kind: 'assign',
      lineId,
      transfers,
      reason: readReason(order.reason),
    } as const;
    return { id: lineId, changed: await this.lines.tell(account, by, learned) };
  }
}

/** In order and once each, so that the same word is the same however it is said. */
function checked(transfers: readonly string[]): readonly string[] {
  const ids = [...new Set(transfers)].sort();
  const areIds = ids.every((id) => id !== '' && id.length <= MAX_ID_CHARS);
  if (areIds && ids.length <= MAX_TRANSFERS) return ids;
  throw new DomainError(
    'transfers.invalid',
    `Name at most ${MAX_TRANSFERS} transfers by their ids.`,
  );
}
