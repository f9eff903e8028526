import { DecisionRunner, LogReader } from '#event-store';
import { Clock, DomainError, storableText } from '#kernel';
import { Injectable } from '@nestjs/common';
import { bankLineStream, isLineId } from '../domain/bank-line.js';
import { BankLineUnknownError } from '../domain/bank.errors.js';
import { bankDecider } from '../domain/bank.js';
import type { BankLearned } from '../domain/bank.js';
import { bankEvents } from '../domain/bank.events.js';

const MAX_REASON_CHARS = 500;

/** Records what a person says of a line that is known; answers whether it changed anything. */
@Injectable()
export class TellOfBankLine {
  constructor(
    private readonly reader: LogReader,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  async tell(
    account: string,
    by: string,
    learned: Omit<Extract<BankLearned, { kind: 'withdraw' | 'assign' }>, 'at' | 'by'>,
  ): Promise<boolean> {
    const { lineId } = learned;
    if (!isLineId(lineId)) throw new BankLineUnknownError(account, lineId);
    const stream = bankLineStream(account, lineId);
    const known = await this.reader.streams(account, [stream], bankEvents);
    if (known.size === 0) throw new BankLineUnknownError(account, lineId);
    const told = { ...learned, at: this.clock.now(), by } as BankLearned;
    const cause = { kind: 'person', ref: by } as const;
    const lesson = { stream, learned: told, cause, evidence: null };
    return (await this.decisions.run([lesson], bankDecider)).length > 0;
  }
}

/** Why, in a person's words (`reason.required`, `reason.invalid`). */
export function readReason(text: string): string {
  const reason = storableText(text).trim();
  if (reason === '') throw new DomainError('reason.required', 'Say why; it is kept with the line.');
  if (reason.length <= MAX_REASON_CHARS) return reason;
  throw new DomainError('reason.invalid', `A reason has at most ${MAX_REASON_CHARS} characters.`);
}
