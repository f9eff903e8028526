import { GetCharge } from '#charges';
import type { ChargeView } from '#charges';
import { DomainError } from '#kernel';
import { Command, CommandBus, CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { BooksGate } from './books-gate.js';
import { ReadChargesBack } from './read-charges-back.js';
import { RecordChargeObservations } from './record-charge-observations.command.js';

/** Reads a charge at Opn now, known here or not; answers with it as the books then have it. */
export class RefetchCharge extends Command<ChargeView> {
  constructor(
    readonly account: string,
    readonly chargeId: string,
    readonly by: string,
  ) {
    super();
  }
}

@CommandHandler(RefetchCharge)
export class RefetchChargeHandler implements ICommandHandler<RefetchCharge> {
  constructor(
    private readonly reads: ReadChargesBack,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly books: BooksGate,
  ) {}

  async execute({ account, chargeId, by }: RefetchCharge): Promise<ChargeView> {
    const cause = { kind: 'refetch', ref: by } as const;
    const [outcome] = await this.reads.read(account, [{ chargeId, cause, endedHint: null }]);
    if (!outcome || 'failure' in outcome) throw notRead(account, chargeId, outcome?.failure);
    const { refusals } = await this.commands.execute(
      new RecordChargeObservations(account, [outcome.observation]),
    );
    await this.books.catchUp(account);
    const [refusal] = refusals;
    const charge = this.queries.execute(new GetCharge(account, chargeId));
    if (!refusal) return charge;
    return charge.catch((error: unknown) => {
      throw isUnknown(error) ? keptOut(account, chargeId, refusal.reason) : error;
    });
  }
}

const isUnknown = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'charge.unknown';

const keptOut = (account: string, chargeId: string, reason: string): DomainError =>
  new DomainError(
    'charge.unknown',
    `Opn's answer about ${chargeId} was kept out of the books of ${account}: ${reason}`,
  );

function notRead(account: string, chargeId: string, failure: DomainError | undefined): Error {
  const unknown = failure?.code === 'opn.not_found' || failure?.code === 'opn.id_invalid';
  if (failure && !unknown) return failure;
  return new DomainError(
    'charge.unknown',
    `Neither account ${account} nor Opn knows a charge ${chargeId}. Check the id and the mode.`,
  );
}
