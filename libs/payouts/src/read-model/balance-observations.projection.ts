import { dayIn } from '#accounts';
import type { AccountContext } from '#accounts';
import type { Projection } from '#event-store';
import type { BalanceEvent } from '../domain/balance.events.js';
import { BalanceObservationEntity } from './balance-observation.entity.js';

export const balanceObservationsProjection: Projection<BalanceEvent, AccountContext> = {
  name: 'balance-observations',
  tables: [BalanceObservationEntity],

  on: {
    BalanceObserved: ({ data, account, position, occurredAt }, rows, context) =>
      rows.insert(BalanceObservationEntity, {
        ...data,
        account,
        position,
        observedAt: occurredAt,
        businessDay: dayIn(context, occurredAt),
      }),
  },
};
