import { GetCharge } from '#charges';
import type { ChargeView } from '#charges';
import { Clock, DomainError, epochMs } from '#kernel';
import { OpnError } from '#opn';
import { Command, CommandBus, CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { BooksGate } from './books-gate.js';
import { OpnGate } from './opn-gate.js';
import { ReadChargesBack } from './read-charges-back.js';
import { RecordChargeObservations } from './record-charge-observations.command.js';

/** Reads a charge at Opn now, known here or not; answers with it as the books then have it. */
export class RefetchCharge extends Command<ChargeView> {
  constructor(
    readonly account: string,
    readonly chargeId: string,
    readonly by: string,
    /** Somebody waits for it no longer than that; without it, as long as it takes. */
    readonly withinMs: number | null = null,
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
    private readonly gate: OpnGate,
    private readonly clock: Clock,
  ) {}

  async execute({ account, chargeId, by, withinMs }: RefetchCharge): Promise<ChargeView> {
    const cause = { kind: 'refetch', ref: by } as const;
    const request = { chargeId, createdAt: null, cause, endedHint: null };
    const signal = withinMs === null ? null : AbortSignal.timeout(withinMs);
    const [outcome] = await this.reads.read(account, [request], signal ? { signal } : {});
    if (signal?.aborted && outcome && 'failure' in outcome)
      throw await this.late(account, chargeId);
    if (!outcome || 'failure' in outcome) throw await this.notRead(account, chargeId, outcome);
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

  /** Whoever asked is told what holds it up, and when it is worth asking again. */
  private async late(account: string, chargeId: string): Promise<OpnError> {
    const { blockedUntil } = await this.gate.state(account);
    const request = `GET /charges/${chargeId}`;
    const waitMs = blockedUntil === null ? 0 : epochMs(blockedUntil) - epochMs(this.clock.now());
    if (waitMs <= 0)
      return new OpnError('opn.unavailable', 'it did not answer in time', { request });
    const answered = `it asked us to wait until ${blockedUntil}`;
    return new OpnError('opn.rate_limited', answered, { request, retryAfterMs: waitMs });
  }

  /** Opn's outages are told as they are; that it has no such charge depends on whether we do. */
  private async notRead(
    account: string,
    chargeId: string,
    outcome: { readonly failure: DomainError } | undefined,
  ): Promise<DomainError> {
    const failure = outcome?.failure;
    const isMissing = failure?.code === 'opn.not_found' || failure?.code === 'opn.id_invalid';
    if (failure && !isMissing) return failure;
    const isOurs = await this.queries.execute(new GetCharge(account, chargeId)).then(
      () => true,
      (error: unknown) => {
        if (isUnknown(error)) return false;
        throw error;
      },
    );
    return new DomainError('charge.unknown', missing(account, chargeId, isOurs));
  }
}

const isUnknown = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'charge.unknown';

const keptOut = (account: string, chargeId: string, reason: string): DomainError =>
  new DomainError(
    'charge.unknown',
    `Opn's answer about ${chargeId} was kept out of the books of ${account}: ${reason}`,
  );

const missing = (account: string, chargeId: string, isOurs: boolean): string =>
  isOurs
    ? `Account ${account} has the charge ${chargeId}, but Opn answers that it has none. What was ` +
      'booked stands; see whether the key is of the same Opn account, and ask Opn about it.'
    : `Neither account ${account} nor Opn knows a charge ${chargeId}. Check the id and the mode.`;
