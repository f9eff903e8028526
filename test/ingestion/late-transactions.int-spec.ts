import { IngestionHealth, ObserveBalance, RunRollingReads } from '#ingestion';
import { DAY_MS, HOUR_MS, MINUTE_MS, parseInstant, plusMs } from '#kernel';
import { rowsOf } from '../support/money-facts.js';
import { transaction } from '../support/money-objects.js';
import { realParts } from '../support/real-parts.js';
import { recorded } from '../support/recorded-opn.js';

const NOW = parseInstant('2026-11-20T05:00:00Z');
const ago = (ms: number) => plusMs(NOW, -ms);
const A_QUARTER_AND_JITTER = 16.5 * MINUTE_MS + 1;

describe('a transaction that Opn shows late', () => {
  const parts = realParts();

  beforeEach(async () => {
    parts.opn.balance = { ...recorded('balance.json'), livemode: true };
    parts.opn.put(transaction('first', ago(30 * DAY_MS)), transaction('last', ago(HOUR_MS)));
    await look(0);
    await look(1);
  });

  const look = async (number: number) => {
    parts.shop.clock.moveTo(plusMs(NOW, number * A_QUARTER_AND_JITTER));
    await parts.shop.commands.execute(new RunRollingReads(parts.shop.account));
  };
  const known = async () =>
    (await rowsOf<{ id: string }>(parts.shop, 'balance_transactions', 'id')).map(({ id }) => id);
  const observe = async () => {
    const command = new ObserveBalance(parts.shop.account);
    const { missing, look: seen } = await parts.shop.commands.execute(command);
    return [missing, seen?.balance.isComparable];
  };

  const missingSince = async () => {
    const health = await parts.shop.queries.execute(new IngestionHealth(parts.shop.account));
    return health.transactionsMissingSince;
  };

  it('is found once two looks at the balance missed it, however old it is', async () => {
    expect(await observe()).toEqual([0, true]);
    parts.opn.put(transaction('late', ago(3 * DAY_MS)), transaction('older', ago(20 * DAY_MS)));
    await look(2);
    expect(await observe()).toEqual([2, false]);
    expect(await missingSince()).toBe(parts.shop.clock.now());
    const before = parts.opn.requests.length;
    await look(3);
    expect(await known()).toEqual(['trxn_first', 'trxn_last', 'trxn_late', 'trxn_older']);
    expect(await observe()).toEqual([0, true]);
    expect(await missingSince()).toBeNull();
    expect(parts.opn.requests.length - before).toBeLessThan(60);
  });

  it('is found behind one that has to stay out of the books', async () => {
    parts.opn.put(
      transaction('late', ago(20 * DAY_MS)),
      transaction('odd', ago(3 * DAY_MS), { amount: '?' }),
    );
    await look(2);
    await look(3);
    expect(await known()).toContain('trxn_late');
    expect(await observe()).toEqual([1, false]);
  });
});
