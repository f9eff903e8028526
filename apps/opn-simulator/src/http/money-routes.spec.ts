import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FixedClock, parseInstant, SystemClock } from '#kernel';
import { satang, sum } from '#money';
import {
  createOpnClient,
  decodeBalance,
  decodeCharge,
  decodeEvent,
  decodeReceipt,
  decodeRefund,
  decodeTransaction,
  decodeTransfer,
  unknownKeys,
} from '#opn';
import type { KnownKind, OpnClient, OpnListKind, OpnTransaction } from '#opn';
import { readSettings } from '../settings.js';
import { Simulation } from '../simulation.js';
import { recordOf } from '../truth/record.js';
import { createSimulatorServer } from './server.js';

const SECRET_KEY = 'skey_test_simulator';
/** Thursday noon in Bangkok, after three days of trade. */
const now = parseInstant('2026-11-19T05:00:00Z');
const simulation = new Simulation(
  readSettings({
    OPN_SECRET_KEY: SECRET_KEY,
    SIMULATED_DAY: '2026-11-18',
    SIMULATED_DAYS: '3',
    SIMULATOR_ORDERS: '12',
  }),
  new FixedClock(now),
);

let server: Server;
let opn: OpnClient;

beforeAll(async () => {
  server = createSimulatorServer(simulation, SECRET_KEY).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  opn = createOpnClient({ baseUrl, secretKeys: [SECRET_KEY], clock: new SystemClock() });
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

type Raw = Record<string, unknown>;

async function all(kind: OpnListKind): Promise<Raw[]> {
  const items: unknown[] = [];
  for await (const page of opn.list(kind, { to: now })) items.push(...page.items);
  return items as Raw[];
}

const signed = ({ direction, amount }: OpnTransaction) =>
  satang(direction === 'credit' ? amount : -amount);

describe("the simulator's money", () => {
  it.each<[OpnListKind, KnownKind]>([
    ['transactions', 'transaction'],
    ['transfers', 'transfer'],
    ['receipts', 'receipt'],
    ['refunds', 'refund'],
  ])('has %s that Opn knows by the same keys, in order, and one by one', async (list, kind) => {
    const raws = await all(list);
    expect(raws.length).toBeGreaterThan(1);
    expect(raws.flatMap((raw) => unknownKeys(kind, raw))).toEqual([]);
    const times = raws.map((raw) => raw['created_at']);
    expect(times).toEqual(times.toSorted());
    const first = await opn.read(`/${list}/${String(raws[0]!['id'])}`);
    expect(first.raw).toEqual(raws[0]);
    await expect(opn.read(`/${list}/none`)).rejects.toMatchObject({ code: 'opn.not_found' });
  });

  it('adds up to the balance', async () => {
    const lines = (await all('transactions')).map(decodeTransaction);
    const { total, transferable, onHold } = decodeBalance((await opn.balance()).raw);
    expect(total).toBe(sum(lines.map(signed)));
    expect(total).toBe(transferable + onHold);
  });

  it('pays out, gets back and adjusts what the record says', async () => {
    const record = recordOf(simulation.world);
    const transfers = (await all('transfers')).map(decodeTransfer);
    expect(transfers.map(({ id, net }) => [id, Number(net)])).toEqual(
      record.transfers.map(({ id, net }) => [id, net]),
    );
    expect(record.plantedMoney.map(({ kind }) => kind)).toEqual([
      'transfer_fails',
      'transfer_by_hand',
      'transfer_changed',
    ]);
    const receipts = (await all('receipts')).map(decodeReceipt);
    expect(receipts.map(({ number, total }) => [number, Number(total)])).toEqual(
      record.receipts.map(({ number, total }) => [number, total]),
    );
  });

  it('shows a failure, a hand-made transfer and another account', async () => {
    const [failed, byHand, scheduled, changed] = (await all('transfers')).map(decodeTransfer);
    expect(failed).toMatchObject({ isSent: true, isPaid: false, failureCode: 'account_not_found' });
    expect(byHand).toMatchObject({ schedule: null, isPaid: true });
    expect(scheduled).toMatchObject({ isPaid: true, lastDigits: '6789' });
    expect(changed).toMatchObject({ isSent: true, isPaid: false, paidAt: null });
    const updates = (await all('events')).filter(({ key }) => key === 'transfer.update');
    expect(updates.map(({ data }) => decodeTransfer(data).id)).toEqual([changed?.id]);
    const created = (await all('events')).filter(({ key }) => key === 'transfer.create');
    expect(created.map(({ data }) => decodeTransfer(data).lastDigits)).toEqual([
      '6789',
      '6789',
      '6789',
      '4321',
    ]);
  });

  it('gives a part of each card payment back, but for the last day’s', async () => {
    const refunds = (await all('refunds')).map(decodeRefund);
    const charges = (await all('charges')).map((raw) => [decodeCharge(raw), raw] as const);
    const refunded = charges.filter(([, raw]) => raw['refunded_amount'] !== 0);
    expect(refunds).toHaveLength(2);
    expect(refunded.map(([{ id }]) => id)).toEqual(refunds.map(({ charge }) => charge));
    for (const [, raw] of refunded) expect(raw['refunds']).toMatchObject({ total: 1 });
  });

  it('tells of all of it in events, each found by its id', async () => {
    const events = (await all('events')).map(decodeEvent);
    const kinds = new Set(events.map(({ key }) => key.split('.')[0]));
    expect(kinds).toEqual(new Set(['charge', 'transfer', 'refund']));
    const keys = new Set(events.map(({ key }) => key));
    for (const key of ['transfer.send', 'transfer.pay', 'transfer.fail', 'refund.create']) {
      expect(keys).toContain(key);
    }
    const last = events.at(-1)!;
    expect(decodeEvent((await opn.event(last.id)).raw)).toEqual(last);
  });
});
