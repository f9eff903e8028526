import { DomainError } from '#kernel';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { ChargeEntity } from './charge.entity.js';
import { chargeView } from './charge-view.js';
import type { ChargeView } from './charge-view.js';
import { ReadTimes } from './read-times.js';

/** One charge; `charge.unknown` if no read ever showed it. */
export class GetCharge extends Query<ChargeView> {
  constructor(
    readonly account: string,
    readonly chargeId: string,
  ) {
    super();
  }
}

@QueryHandler(GetCharge)
export class GetChargeHandler implements IQueryHandler<GetCharge> {
  constructor(
    private readonly source: DataSource,
    private readonly readTimes: ReadTimes,
  ) {}

  async execute({ account, chargeId }: GetCharge): Promise<ChargeView> {
    const charges = this.source.getRepository(ChargeEntity);
    const charge = await charges.findOneBy({ account, id: chargeId });
    if (charge === null) throw unknownCharge(account, chargeId);
    const readAt = await this.readTimes.of(account, [chargeId]);
    return chargeView(charge, readAt.get(chargeId) ?? null);
  }
}

export const unknownCharge = (account: string, chargeId: string): DomainError =>
  new DomainError(
    'charge.unknown',
    `Account ${account} has no charge ${chargeId}. Ask Opn for it with POST ` +
      `/v1/charges/${chargeId}/refetch.`,
  );
