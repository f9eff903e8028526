import { toJsonInteger } from '#money';
import type { BalanceAt } from '../world/money-facts.js';
import type { Transaction } from '../world/transaction.js';
import type { Rendered } from './render-list.js';

export function renderTransaction(transaction: Transaction): Rendered {
  const { id, key, direction, origin, amount, createdAt, transferableAt } = transaction;
  return {
    object: 'transaction',
    id,
    livemode: false,
    location: `/transactions/${id}`,
    amount: toJsonInteger(amount),
    currency: 'THB',
    direction,
    key,
    origin,
    transferable_at: transferableAt,
    created_at: createdAt,
  };
}

export function renderBalance({ total, transferable, onHold }: BalanceAt): Rendered {
  return {
    object: 'balance',
    livemode: false,
    location: '/balance',
    currency: 'THB',
    total: toJsonInteger(total),
    transferable: toJsonInteger(transferable),
    reserve: 0,
    on_hold: toJsonInteger(onHold),
    created_at: '2025-01-13T02:42:11Z',
  };
}
