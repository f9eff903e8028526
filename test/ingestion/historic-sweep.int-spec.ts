import { parseBusinessDay } from '#calendar';
import { SweepHistory } from '#ingestion';
import type { HistoryPlan } from '#ingestion';
import { parseInstant } from '#kernel';
import { error, json } from '../support/fake-opn.js';
import { receipt, transaction, transfer } from '../support/money-objects.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay } from '../support/recorded-opn.js';

const day = parseBusinessDay;
const FROM = day('2026-11-10');
const TO = day('2026-11-13');
const at = (text: string) => parseInstant(`2026-${text}:00+07:00`);

/** Four days of charges and of transactions, and one slice each of the three small lists. */
const SLICES = { charges: 4, transactions: 4, transfers: 1, receipts: 1, refunds: 1 };
const FEW = 3;
const EMPTY = { object: 'list', data: [], limit: 100, offset: 0, total: 0 };

describe('a historic sweep', () => {
  const parts = realParts();

  const sweep = (plan: Partial<HistoryPlan> = {}) =>
    parts.shop.commands.execute(
      new SweepHistory(parts.shop.account, { from: FROM, to: TO, run: 'by hand', ...plan }),
    );
  /** Lists that were read since the last question, and how often. */
  function readsSince(): Readonly<Record<string, number>> {
    const reads: Record<string, number> = {};
    for (const path of parts.opn.requests.splice(0)) {
      const list = path.slice(1);
      reads[list] = (reads[list] ?? 0) + 1;
    }
    return reads;
  }
  const paid = (name: string, createdAt: string) =>
    paidPromptPay({ id: `chrg_${name}`, created_at: at(createdAt), paid_at: at(createdAt) });

  beforeEach(() => {
    parts.opn.put(
      paid('a', '11-10T09:00'),
      paid('b', '11-12T09:00'),
      paid('c', '11-13T23:59'),
      paid('later', '11-14T00:01'),
      transaction('a', at('11-10T09:00')),
      transfer('a', at('11-11T09:00')),
      receipt('a', at('11-11T01:02')),
    );
  });

  it('reads every list over the days, and what it learns once', async () => {
    const first = await sweep();
    expect(first).toMatchObject({ isOver: true, known: 0 });
    expect(first.lists).toMatchObject([
      { list: 'charges', slices: 4, count: 3, recorded: 6, amount: 1_200_000n, complete: true },
      { list: 'transactions', slices: 4, count: 1, recorded: 1 },
      { list: 'transfers', slices: 1, count: 1, recorded: 1, amount: 100_000n },
      { list: 'receipts', slices: 1, count: 1, recorded: 1, amount: 7n },
      { list: 'refunds', slices: 1, count: 0, recorded: 0, unavailable: null },
    ]);
    expect(readsSince()).toEqual(SLICES);
  });

  it('reads everything anew once it has gone through', async () => {
    await sweep();
    readsSince();
    const again = await sweep();
    expect(again.known).toBe(0);
    expect(again.lists.every(({ recorded }) => recorded === 0)).toBe(true);
    expect(readsSince()).toEqual(SLICES);
  });

  it('goes on where it was interrupted, and reads only what is missing', async () => {
    const works = json(200, EMPTY);
    const breaks = json(500, error('internal_error'));
    parts.opn.spoil('transactions', works, works, breaks);
    await expect(sweep()).rejects.toMatchObject({ code: 'opn.unavailable' });
    parts.opn.mishaps.clear();
    const before = readsSince();
    expect(before).toEqual({ charges: 3, transactions: 2 + 2 }); // the last one is tried twice
    const rest = await sweep();
    expect(rest).toMatchObject({ isOver: true, known: 5 });
    expect(readsSince()).toEqual({
      ...{ charges: 1, transactions: 2, transfers: 1, receipts: 1, refunds: 1 },
    });
    expect(rest.lists[0]).toMatchObject({ slices: 4, count: 3, recorded: 6 });
  });

  it('of another name, or told to, begins at the beginning', async () => {
    expect(await sweep({ maxSlices: FEW })).toMatchObject({ isOver: false });
    readsSince();
    expect((await sweep({ run: 'another' })).known).toBe(0);
    expect((await sweep({ again: true })).known).toBe(0);
    expect(readsSince()['charges']).toBe(2 * SLICES.charges);
  });

  it('does not take the day that is still running for read', async () => {
    parts.shop.clock.moveTo(at('11-13T12:00'));
    await sweep({ maxSlices: 10 });
    readsSince();
    parts.shop.clock.moveTo(at('11-13T13:00'));
    expect((await sweep()).known).toBe(6); // three days of charges and of transactions
    expect(readsSince()).toMatchObject({ charges: 1, transactions: 1 });
  });

  it('asks once for what Opn does not have, and says so', async () => {
    parts.opn.spoil('transactions', json(403, error('forbidden')));
    const { isOver, lists } = await sweep();
    expect(isOver).toBe(true);
    expect(lists[1]).toMatchObject({ unavailable: expect.stringContaining('403') });
    expect(readsSince()).toEqual({ ...SLICES, transactions: 1 });
  });

  it('waits for an Opn that is away for a moment, if told to', async () => {
    const breaks = json(503, error('service_unavailable'));
    parts.opn.spoil('refunds', breaks, breaks, json(200, EMPTY));
    expect(await sweep({ tries: 2 })).toMatchObject({ isOver: true });
  });

  it('leaves out the years before a list begins', async () => {
    const { lists } = await sweep({ from: day('2019-01-01') });
    expect(lists[0]).toMatchObject({ slices: SLICES.charges, count: 3 });
    expect(readsSince()).toMatchObject({ charges: 1 + 4, transactions: 1 + 4 });
  });

  it('tells how it is getting on', async () => {
    const told: string[] = [];
    const progress: NonNullable<HistoryPlan['progress']> = ({ slice, number, slices, read }) => {
      if (read) told.push(`${number}/${slices} ${slice.fromDay} ${slice.list}: ${read.seen}`);
    };
    await sweep({ to: FROM, progress });
    expect(told).toEqual([
      '1/5 2026-11-10 charges: 1',
      '2/5 2026-11-10 transactions: 1',
      '3/5 2026-11-10 transfers: 0',
      '4/5 2026-11-10 receipts: 0',
      '5/5 2026-11-10 refunds: 0',
    ]);
  });
});
