import { DOWN, REFUSED, Replica } from './opn-gate.fixtures.js';
import type { Replicas } from './opn-gate.fixtures.js';
import { watchedGate } from './watched-gate.fixtures.js';

const THRESHOLD = 5;
const FAR_MS = 60_000;

const gate = watchedGate();
const { lines } = gate;
let replicas: Replicas;
let account: string;
beforeEach(() => ({ replicas, account } = gate));

const one = () => replicas.at(0);
const another = () => replicas.at(1);
const state = () => one().gate.state(account);

describe('keys that Opn refuses', () => {
  it('shut the way at once, for that reason', async () => {
    await replicas.patient.request(account, REFUSED);
    expect(await another().request(account)).toBe('opn.circuit_open');
    expect(await state()).toMatchObject({
      state: 'open',
      reasonCode: 'opn.unauthorized',
      reason: 'it answered 401',
    });
    expect(lines).toEqual([expect.stringContaining('[opn.unauthorized]')]);
  });

  it('are tried again at a steady pace, and open the way when they work', async () => {
    await one().request(account, REFUSED);
    for (let no = 0; no < 2; no += 1) {
      const { prober, asked } = await replicas.probe(account);
      await prober.tell(account, asked, REFUSED);
      const { nextTryAt, lastFailureAt } = await state();
      expect(Date.parse(nextTryAt ?? '') - Date.parse(lastFailureAt ?? '')).toBe(80);
    }
    const { prober, asked } = await replicas.probe(account);
    await prober.tell(account, asked);
    expect(await state()).toMatchObject({ state: 'closed', reasonCode: null });
  });

  it('are told of as well when the way was shut for another reason', async () => {
    await replicas.fail(account, THRESHOLD);
    const { since } = await state();
    const { prober, asked } = await replicas.probe(account);
    await prober.tell(account, asked, REFUSED);
    expect(await state()).toMatchObject({ since, reasonCode: 'opn.unauthorized' });
    expect(lines).toHaveLength(2);
  });
});

describe('the last successful read', () => {
  it('is known to the others soon, though no request follows', async () => {
    await one().request(account);
    while ((await another().gate.state(account)).lastSuccessAt === null);
    expect(await another().gate.state(account)).toMatchObject({ lastFailureAt: null });
  });

  it('is written at most once in a while, however many there are', async () => {
    const busy = await Replica.start(gate.databaseUrl, 1_000, { successNoteMs: FAR_MS });
    const good = await Promise.all(Array.from({ length: 20 }, () => busy.enter(account)));
    await Promise.all(good.map((asked) => busy.tell(account, asked)));
    expect(await state()).toMatchObject({ lastSuccessAt: null });
    await busy.enter(account);
    expect((await state()).lastSuccessAt).not.toBeNull();
    await busy.stop();
  });

  it('is not an answer that says no', async () => {
    await one().request(account, { code: 'opn.forbidden', answered: 'it answered 403' });
    expect(await state()).toMatchObject({ lastSuccessAt: null, failures: 0 });
  });
});

describe('a database that cannot be asked', () => {
  it('holds requests back, and keeps no answer from who waits for it', async () => {
    const cut = await Replica.start(gate.databaseUrl, 1_000);
    const asked = await cut.enter(account);
    await cut.database.source.destroy();
    await cut.tell(account, asked, DOWN);
    expect(lines).toEqual([expect.stringMatching(/^Could not tell the other replicas/)]);
    await expect(cut.enter(account)).rejects.toMatchObject({
      code: 'opn.held_back',
      message: expect.stringContaining('the shared rate budget in the database could not be asked'),
    });
  });
});
