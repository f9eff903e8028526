import { DecisionRunner, LogReader } from '#event-store';
import type { StreamName } from '#event-store';
import { Clock } from '#kernel';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { ExpectationUnknownError } from '../domain/expectation.errors.js';
import { expectationEvents } from '../domain/expectation.events.js';
import { expectationDecider } from '../domain/expectation.js';
import { expectationStream } from '../domain/expected-receipt.js';
import { isReference, readNote } from '../domain/receipt-fields.js';

export interface WithdrawalAnswer {
  readonly reference: string;
  /** False if it was withdrawn before. */
  readonly changed: boolean;
}

/** The order is void: no money is expected for it any longer. `expectation.unknown` if none was. */
export class WithdrawExpectation extends Command<WithdrawalAnswer> {
  constructor(
    readonly account: string,
    readonly reference: string,
    /** Why; kept with the expectation. `null` or blank: not said. */
    readonly note: string | null,
    /** Name of the person who says so. */
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(WithdrawExpectation)
export class WithdrawExpectationHandler implements ICommandHandler<WithdrawExpectation> {
  constructor(
    private readonly reader: LogReader,
    private readonly decisions: DecisionRunner,
    private readonly clock: Clock,
  ) {}

  async execute(order: WithdrawExpectation): Promise<WithdrawalAnswer> {
    const { account, reference, note, by } = order;
    const stream = await this.knownStream(account, reference);
    const reason = note === null ? '' : readNote(note);
    const learned = { kind: 'withdraw', at: this.clock.now(), note: reason || null } as const;
    const cause = { kind: 'person', ref: by } as const;
    const lesson = { stream, learned, cause, evidence: null };
    const recorded = await this.decisions.run([lesson], expectationDecider);
    return { reference, changed: recorded.length > 0 };
  }

  /** A stream never vanishes, so one that is there now is there when the decision is made. */
  private async knownStream(account: string, reference: string): Promise<StreamName> {
    if (!isReference(reference)) throw new ExpectationUnknownError(account, reference);
    const stream = expectationStream(account, reference);
    const known = await this.reader.streams(account, [stream], expectationEvents);
    if (known.size === 0) throw new ExpectationUnknownError(account, reference);
    return stream;
  }
}
