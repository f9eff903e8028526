import { dayIn } from '#accounts';
import type { AccountContext } from '#accounts';
import type { Projection } from '#event-store';
import type { Refund, RefundEvent } from '../domain/refund.events.js';
import { RefundEntity } from './refund.entity.js';

const FIRST_VERSION = 1;

export const refundsProjection: Projection<RefundEvent, AccountContext> = {
  name: 'refunds',
  tables: [RefundEntity],

  on: {
    RefundObserved: ({ data, account, position, version }, rows, context) => {
      const columns = { ...columnsOf(data, context), lastPosition: position };
      const key = { account, id: data.refundId, firstPosition: position };
      if (version === FIRST_VERSION) rows.insert(RefundEntity, { ...columns, ...key });
      else rows.update(RefundEntity, data.refundId, columns);
    },
  },
};

const columnsOf = (stated: Refund, context: AccountContext) => ({
  chargeId: stated.chargeId,
  transactionId: stated.transactionId,
  amount: stated.amount,
  currency: stated.currency,
  status: stated.status,
  isVoided: stated.isVoided,
  createdAt: stated.createdAt,
  businessDay: dayIn(context, stated.createdAt),
});
