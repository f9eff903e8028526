import { ObserveBalance } from '#ingestion';
import type { BalanceAnswer } from '#ingestion';
import { HOUR_MS } from '#kernel';
import { BooksKeeper } from '#ledger';
import { error, json } from '../support/fake-opn.js';
import type { Mishap, Raw } from '../support/fake-opn.js';
import { Installation } from '../support/installation.js';
import { liveTransactions, rowsOf, tellOf } from '../support/money-facts.js';
import { realParts } from '../support/real-parts.js';
import { recorded } from '../support/recorded-opn.js';

const transactions = liveTransactions();
const [last = {}] = transactions.slice(-1);
const LATER = { created_at: '2025-03-21T00:00:00Z' };
const balance: Raw = { ...recorded('balance.json'), livemode: true };

interface ObservationRow {
  readonly total: bigint;
  readonly after: number;
  readonly comparable: boolean;
}

const COLUMNS = 'position, total, transactions_after AS after, is_comparable AS comparable';

describe('the balance', () => {
  const parts = realParts();

  beforeEach(() => {
    parts.opn.put(...transactions);
    parts.opn.balance = balance;
  });

  afterEach(async () => {
    const keeper = parts.shop.app.get(BooksKeeper);
    await keeper.catchUp(parts.shop.account);
    expect(await keeper.tablesThatDiffer(parts.shop.account)).toEqual([]);
  });

  const observe = (shop = parts.shop): Promise<BalanceAnswer> =>
    shop.commands.execute(new ObserveBalance(shop.account));
  const known = async (shop = parts.shop) =>
    (await rowsOf<{ id: string }>(shop, 'balance_transactions', 'id')).map(({ id }) => id);
  const observations = () => rowsOf<ObservationRow>(parts.shop, 'balance_observations', COLUMNS);

  /** Another transaction comes in while the balance is read, the first so many times. */
  function moveMoney(times: number): void {
    const move =
      (number: number): Mishap =>
      (response) => {
        parts.opn.put({ ...last, ...LATER, id: `trxn_moved_${number}` });
        json(200, balance)(response);
      };
    const moves = Array.from({ length: times }, (_, number) => move(number));
    parts.opn.spoil('balance', ...moves, json(200, balance));
  }

  it('is comparable once every transaction that Opn shows is in the log', async () => {
    const answer = await observe();
    expect(answer).toMatchObject({ missing: 0, recorded: true, unavailable: [], refusal: null });
    expect(answer.look?.balance).toMatchObject({ total: 1_644_800n, isComparable: true });
    expect(await known()).toHaveLength(transactions.length);
    expect(await observations()).toMatchObject([
      { total: 1_644_800n, after: transactions.length, comparable: true },
    ]);
  });

  it('is recorded again when it changed, and once an hour', async () => {
    const { opn, shop } = parts;
    await observe();
    expect(await observe()).toMatchObject({ recorded: false, look: { balance: {} } });
    opn.balance = { ...balance, total: 1_644_900, transferable: 1_644_900 };
    expect(await observe()).toMatchObject({ recorded: true });
    shop.clock.advanceMs(HOUR_MS);
    expect(await observe()).toMatchObject({ recorded: true });
    expect((await observations()).map(({ total }) => total)).toEqual([
      ...[1_644_800n, 1_644_900n, 1_644_900n],
    ]);
  });

  it('is looked at again when money moved meanwhile', async () => {
    moveMoney(1);
    expect((await observe()).look?.balance).toMatchObject({
      transactionsBefore: transactions.length + 1,
      isComparable: true,
    });
    expect(await known()).toContain('trxn_moved_0');
  });

  it('is not comparable while money never stands still', async () => {
    moveMoney(10);
    const { look, missing } = await observe();
    expect([look?.balance.isComparable, missing]).toEqual([false, 0]);
    expect(await observations()).toMatchObject([{ comparable: false }]);
  });

  it('is not comparable while parts of the history were never read', async () => {
    await tellOf(parts.shop, 'transaction', last);
    const { look, missing } = await observe();
    expect(look?.balance.isComparable).toBe(false);
    expect(missing).toBeGreaterThan(0);
    expect(missing).toBe(transactions.length - (await known()).length);
    await tellOf(parts.shop, 'transaction', ...transactions);
    expect(await observe()).toMatchObject({
      missing: 0,
      look: { balance: { isComparable: true } },
    });
  });

  it('is compared from the opening day on, without what was before it', async () => {
    const opening = { OPN_ACCOUNT: 'opened', OPENING_DAY: '2025-02-10', OPENING_BALANCE: '100' };
    const shop = await Installation.start(parts.database.url, parts.opn.url, 'live', opening);
    try {
      const since = transactions.filter(({ created_at: at }) => String(at) >= '2025-02-09T17');
      expect(since.length).toBeGreaterThan(0);
      expect(since.length).toBeLessThan(transactions.length);
      const { look, missing } = await observe(shop);
      expect([look?.balance.isComparable, missing]).toEqual([true, 0]);
      expect(await known(shop)).toEqual(since.map(({ id }) => id).sort());
    } finally {
      await shop.stop();
    }
  });

  it.each([
    [404, 'not_found'],
    [403, 'forbidden'],
  ] as const)('may be unavailable, which is no error: %d', async (status, code) => {
    parts.opn.spoil('balance', json(status, error(code)));
    expect(await observe()).toMatchObject({
      look: null,
      recorded: false,
      unavailable: [{ source: 'balance', status }],
    });
    parts.opn.mishaps.clear();
    parts.opn.spoil('transactions', json(status, error(code)));
    expect(await observe()).toMatchObject({
      look: { balance: { total: 1_644_800n, isComparable: false } },
      unavailable: [{ source: 'transactions', status }],
    });
  });

  it('of the other mode stays out; what cannot be read is no observation', async () => {
    parts.opn.balance = { ...balance, livemode: false };
    expect(await observe()).toMatchObject({ look: null, refusal: { then: 'drop' } });
    parts.opn.balance = { ...balance, total: '1.00' };
    expect(await observe()).toMatchObject({ look: null, refusal: { then: 'park' } });
    expect(await observations()).toEqual([]);
    expect(await parts.shop.findings()).toEqual([
      { code: 'SCHEMA_DRIFT', subject: 'unknown' },
      { code: 'WRONG_MODE', subject: 'balance' },
    ]);
    parts.opn.spoil('balance', json(500, error('internal_error')));
    await expect(observe()).rejects.toMatchObject({ code: 'opn.unavailable' });
  });
});
