import type { BusinessDay } from '#calendar';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { DataSource, MoreThan } from 'typeorm';
import type { ChargeStatus } from '../domain/charge-status.js';
import { ChargeEntity } from './charge.entity.js';
import { chargeView } from './charge-view.js';
import type { ChargeView } from './charge-view.js';
import { ReadTimes } from './read-times.js';

export interface ChargeFilter {
  readonly status?: ChargeStatus | undefined;
  readonly day?: BusinessDay | undefined;
  readonly reference?: string | undefined;
}

/** Charges by id, after the one called `after`; at most `limit`. */
export class ListCharges extends Query<readonly ChargeView[]> {
  constructor(
    readonly account: string,
    readonly filter: ChargeFilter,
    readonly limit: number,
    readonly after: string | null,
  ) {
    super();
  }
}

@QueryHandler(ListCharges)
export class ListChargesHandler implements IQueryHandler<ListCharges> {
  constructor(
    private readonly source: DataSource,
    private readonly readTimes: ReadTimes,
  ) {}

  async execute({ account, filter, limit, after }: ListCharges): Promise<readonly ChargeView[]> {
    const { status, day: businessDay, reference } = filter;
    const charges = await this.source.getRepository(ChargeEntity).find({
      where: {
        account,
        ...(status && { status }),
        ...(businessDay && { businessDay }),
        ...(reference && { reference }),
        ...(after && { id: MoreThan(after) }),
      },
      order: { id: 'ASC' },
      take: limit,
    });
    const readAt = await this.readTimes.of(
      account,
      charges.map(({ id }) => id),
    );
    return charges.map((charge) => chargeView(charge, readAt.get(charge.id) ?? null));
  }
}
