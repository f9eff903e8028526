import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { readReason, TellOfBankLine } from './tell-of-bank-line.js';

export interface BankLineAnswer {
  readonly id: string;
  /** False if this was said before. */
  readonly changed: boolean;
}

/** A line is not to count any longer; what was posted of it is taken back at the next closing. */
export class WithdrawBankLine extends Command<BankLineAnswer> {
  constructor(
    readonly account: string,
    readonly lineId: string,
    readonly reason: string,
    /** Name of the person who says so. */
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(WithdrawBankLine)
export class WithdrawBankLineHandler implements ICommandHandler<WithdrawBankLine> {
  constructor(private readonly lines: TellOfBankLine) {}

  async execute({ account, lineId, reason, by }: WithdrawBankLine): Promise<BankLineAnswer> {
    const learned = { kind: 'withdraw', lineId, reason: readReason(reason) } as const;
    return { id: lineId, changed: await this.lines.tell(account, by, learned) };
  }
}
