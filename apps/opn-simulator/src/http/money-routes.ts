import type { Simulation } from '../simulation.js';
import type { World } from '../world/world.js';
import { renderReceipt } from '../wire/render-receipt.js';
import { renderRefund } from '../wire/render-refund.js';
import { renderBalance, renderTransaction } from '../wire/render-transaction.js';
import { renderTransfer } from '../wire/render-transfer.js';
import { listAnswer } from './list-answer.js';
import type { Listed } from './list-answer.js';
import { found, json } from './route.js';
import type { Route } from './route.js';

interface Entry extends Listed {
  readonly id: string;
}

/** What becomes of the charges' money: each kind as a list, and one by one. */
export function moneyRoutes({ world }: Simulation): readonly Route[] {
  const balance = () => json(renderBalance(world.money().balance(world.now())));
  return [
    { method: 'GET', path: '/balance', handle: balance },
    ...routesOf(world, 'transaction', transactions),
    ...routesOf(world, 'transfer', transfers),
    ...routesOf(world, 'receipt', receipts),
    ...routesOf(world, 'refund', refunds),
  ];
}

function routesOf(world: World, kind: string, entries: (world: World) => Entry[]): Route[] {
  const path = `/${kind}s`;
  const one = (id: string) => entries(world).find((entry) => entry.id === id);
  return [
    {
      method: 'GET',
      path,
      handle: ({ query }) => listAnswer(path, entries(world), query, world.now()),
    },
    {
      method: 'GET',
      path: `${path}/:id`,
      handle: ({ id }) => found(one(id)?.render(), `${kind} ${id}`),
    },
  ];
}

const transactions = (world: World): Entry[] =>
  world
    .money()
    .transactions(world.now())
    .map((one) => ({ id: one.id, createdAt: one.createdAt, render: () => renderTransaction(one) }));

const transfers = (world: World): Entry[] =>
  world
    .money()
    .transfers(world.now())
    .map((at) => ({
      id: at.transfer.id,
      createdAt: at.transfer.createdAt,
      render: () => renderTransfer(at),
    }));

const receipts = (world: World): Entry[] =>
  world
    .money()
    .receipts(world.now())
    .map((one) => ({ id: one.id, createdAt: one.createdAt, render: () => renderReceipt(one) }));

const refunds = (world: World): Entry[] =>
  world
    .money()
    .refunds(world.now())
    .map((one) => ({
      id: one.refund.id,
      createdAt: one.refund.at,
      render: () => renderRefund(one),
    }));
