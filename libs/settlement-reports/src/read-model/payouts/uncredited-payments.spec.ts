import { addDays, parseBusinessDay } from '#calendar';
import type { BusinessDay } from '#calendar';
import type { Queryable } from '#database';
import { satang } from '#money';
import { loadUncredited } from './uncredited-payments.js';

const DAY = parseBusinessDay('2026-11-20');
const END = { day: DAY, position: 50, closedAt: null };

type Paid = Readonly<Record<number, bigint>>;

/** Payments by how many days ago they were made, and how often somebody looked for them. */
function paymentsOf(paid: Paid) {
  const all = Object.entries(paid).map(([ago, amount]) => ({
    ...{ originDay: addDays(DAY, -Number(ago)), count: 1, amount: satang(amount), releaseOn: null },
  }));
  const looks: (readonly BusinessDay[])[] = [];
  const query = (statement: string, values: readonly unknown[]) => {
    const days = values.filter((value) => typeof value === 'string') as BusinessDay[];
    const from = statement.startsWith('SELECT FROM charges') ? null : days.at(-2)!;
    if (from !== null) looks.push([from, days.at(-1)!]);
    return Promise.resolve(
      all.filter(({ originDay: on }) => on <= days.at(-1)! && (from === null || on >= from)),
    );
  };
  return { looks, on: { query } as unknown as Queryable };
}

const daysAgo = async (paid: Paid, balance: bigint) => {
  const { looks, on } = paymentsOf(paid);
  const found = await loadUncredited(on, 'main', END, satang(balance));
  return { found: found.map(({ amount }) => amount), looks: looks.length };
};

describe('payments that Opn has not credited', () => {
  it('are looked for no further back than the balance goes', async () => {
    expect(await daysAgo({ 0: 70n, 40: 5n, 90: 8n }, 70n)).toEqual({ found: [70n], looks: 1 });
    expect(await daysAgo({ 0: 70n, 2: 5n, 90: 8n }, 75n)).toEqual({ found: [5n, 70n], looks: 2 });
  });

  it('are found however old they are', async () => {
    const found = [8n, 5n, 70n];
    expect(await daysAgo({ 0: 70n, 46: 5n, 700: 8n }, 83n)).toMatchObject({ found });
  });

  it('are not looked for before the first payment of all', async () => {
    expect(await daysAgo({ 0: 70n }, 71n)).toEqual({ found: [70n], looks: 1 });
    expect(await daysAgo({ 0: 70n, 100: 5n }, 76n)).toEqual({ found: [5n, 70n], looks: 4 });
  });

  it('are each of one look', async () => {
    const { looks, on } = paymentsOf({ 0: 1n, 300: 1n });
    await loadUncredited(on, 'main', END, satang(9n));
    for (const [index, [from]] of looks.slice(0, -1).entries()) {
      expect(looks[index + 1]![1]).toBe(addDays(from!, -1));
    }
  });
});
