import { Stopping } from '#processes';
import { json } from '../support/fake-opn.js';
import { inSession, superuserUrl } from '../support/sessions.js';
import { at, charge, CLOSING, DAY, NEXT, Shop } from '../support/shop.js';

describe('closings of an account', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    shop.sell(charge('a', '400.00', null, { paidAt: at('10:00') }));
  });

  afterEach(() => shop.shut());

  const sweeps = () => shop.opn.requests.filter((path) => path === '/transfers').length;

  it('that are asked for at once are one, and what is asked for meanwhile another', async () => {
    const heads = await Promise.all([shop.close(DAY, CLOSING), shop.close(), shop.close()]);
    expect(new Set(heads.map(({ digest }) => digest)).size).toBe(1);
    expect(sweeps()).toBe(1);
    const meanwhile: Promise<unknown>[] = [];
    const { balance } = shop.opn;
    shop.opn.spoil(
      'balance',
      (response) => {
        meanwhile.push(shop.close(), shop.close());
        json(200, balance ?? {})(response);
      },
      json(200, balance ?? {}),
    );
    await shop.close();
    expect(meanwhile).toHaveLength(2);
    await Promise.all(meanwhile);
    expect(sweeps()).toBe(3);
  });

  it('issue nothing once the lock is lost, which another process may have by then', async () => {
    const { balance } = shop.opn;
    shop.opn.spoil('balance', (response) => {
      void loseLocks().then(() => json(200, balance ?? {})(response));
    });
    await expect(shop.close(DAY, CLOSING)).rejects.toMatchObject({ code: 'day.turn_lost' });
    expect(await shop.issued()).toEqual([]);
    shop.opn.mishaps.clear();
    expect(await shop.close(DAY, at('04:00', NEXT))).toMatchObject({ version: 1 });
  });

  it('are ended by a process that stops, and begun by another one only', async () => {
    const { balance } = shop.opn;
    const stopping = shop.us.app.get(Stopping);
    shop.opn.spoil('balance', (response) => {
      stopping.ask();
      json(200, balance ?? {})(response);
    });
    expect(await shop.close(DAY, CLOSING)).toMatchObject({ version: 1 });
    await expect(shop.close(DAY, CLOSING)).rejects.toMatchObject({ code: 'process.stopping' });
  });

  const loseLocks = () =>
    inSession(superuserUrl(shop.database.url), (client) =>
      client.query(`
        SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`),
    );
});
