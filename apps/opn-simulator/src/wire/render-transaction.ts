import { isBefore } from '#kernel';
import type { Instant } from '#kernel';
import { minus, sum, toJsonInteger } from '#money';
import type { Satang } from '#money';
import { bangkokDayOf, bangkokWindow } from '../day/bangkok-day.js';
import type { ChargeAt } from '../world/charge-at.js';
import { figuresOf } from '../world/figures.js';
import { transactionIdOf } from './render-charge.js';
import type { Rendered } from './render-list.js';

/** The net credit of a paid charge, which can be paid out from the next midnight on. */
export interface Credit {
  readonly id: string;
  readonly origin: string;
  readonly amount: Satang;
  readonly createdAt: Instant;
  readonly transferableAt: Instant;
}

export function creditsOf(charges: readonly ChargeAt[]): Credit[] {
  return charges
    .flatMap(({ charge, paidAt }) => (paidAt ? [{ charge, paidAt }] : []))
    .map(({ charge, paidAt }) => ({
      id: transactionIdOf(charge),
      origin: charge.id,
      amount: figuresOf(charge).net,
      createdAt: paidAt,
      transferableAt: bangkokWindow(bangkokDayOf(paidAt)).to,
    }))
    .sort((left, right) => Date.parse(left.createdAt) - Date.parse(right.createdAt));
}

export function renderTransaction(credit: Credit): Rendered {
  return {
    object: 'transaction',
    id: credit.id,
    livemode: false,
    location: `/transactions/${credit.id}`,
    amount: toJsonInteger(credit.amount),
    currency: 'THB',
    direction: 'credit',
    key: 'charge.captured.net',
    origin: credit.origin,
    transferable_at: credit.transferableAt,
    created_at: credit.createdAt,
  };
}

/** Everything credited so far; nothing has been paid out. */
export function renderBalance(credits: readonly Credit[], now: Instant): Rendered {
  const total = sum(credits.map(({ amount }) => amount));
  const free = credits.filter(({ transferableAt }) => !isBefore(now, transferableAt));
  const transferable = sum(free.map(({ amount }) => amount));
  return {
    object: 'balance',
    livemode: false,
    location: '/balance',
    currency: 'THB',
    total: toJsonInteger(total),
    transferable: toJsonInteger(transferable),
    reserve: 0,
    on_hold: toJsonInteger(minus(total, transferable)),
    created_at: '2025-01-13T02:42:11Z',
  };
}
