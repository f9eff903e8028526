import { dayIn } from '#accounts';
import type { AccountContext } from '#accounts';
import type { Projection } from '#event-store';
import type { BalanceTransaction, TransactionEvent } from '../domain/transaction.events.js';
import { BalanceTransactionEntity } from './balance-transaction.entity.js';

export const balanceTransactionsProjection: Projection<TransactionEvent, AccountContext> = {
  name: 'balance-transactions',
  tables: [BalanceTransactionEntity],

  on: {
    BalanceTransactionPosted: ({ data, account, position }, rows, context) =>
      rows.insert(BalanceTransactionEntity, {
        ...columnsOf(data, context),
        account,
        id: data.transactionId,
        firstPosition: position,
        lastPosition: position,
      }),
    BalanceTransactionAmended: ({ data, position }, rows, context) =>
      rows.update(BalanceTransactionEntity, data.transactionId, {
        ...columnsOf(data.after, context),
        lastPosition: position,
      }),
  },
};

const columnsOf = (stated: BalanceTransaction, context: AccountContext) => ({
  direction: stated.direction,
  opnKey: stated.key,
  origin: stated.origin,
  originId: stated.originId,
  amount: stated.amount,
  currency: stated.currency,
  transferableAt: stated.transferableAt,
  createdAt: stated.createdAt,
  businessDay: dayIn(context, stated.createdAt),
});
