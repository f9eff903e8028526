import { DOWN, LIMITED, Replica } from './opn-gate.fixtures.js';
import type { Replicas } from './opn-gate.fixtures.js';
import { watchedGate } from './watched-gate.fixtures.js';

const THRESHOLD = 5;

const gate = watchedGate();
const { lines } = gate;
let replicas: Replicas;
let account: string;
beforeEach(() => ({ replicas, account } = gate));

const one = () => replicas.at(0);
const another = () => replicas.at(1);
const state = () => one().gate.state(account);

describe('the circuit to Opn', () => {
  it('is closed where nothing was asked yet', async () => {
    expect(await state()).toMatchObject({ state: 'closed', since: null, failures: 0 });
  });

  it('opens once, for all, when enough tries in a row failed, whoever made them', async () => {
    for (let no = 1; no < THRESHOLD; no += 1) await replicas.at(no).request(account, DOWN);
    expect(await state()).toMatchObject({ state: 'closed', failures: THRESHOLD - 1 });
    const { patient } = replicas;
    const last = [await patient.enter(account), await patient.enter(account)];
    await Promise.all(last.map((asked) => patient.tell(account, asked, DOWN)));
    const sent = await Promise.all(replicas.all.map((replica) => replica.request(account)));
    expect(sent).toEqual(replicas.all.map(() => 'opn.circuit_open'));
    expect(lines).toEqual([
      expect.stringMatching(/^Opn is not asked for account shop-\d+ since .*: 5 failed reads/),
    ]);
    expect(await state()).toMatchObject({
      state: 'open',
      reasonCode: 'opn.unavailable',
      reason: '5 failed reads in a row, the last: it answered 503',
      lastFailure: 'opn.unavailable: it answered 503',
    });
  });

  it('says since when it is open, why, and when it is tried again', async () => {
    for (let no = 0; no < THRESHOLD; no += 1) await replicas.patient.request(account, DOWN);
    const { since, nextTryAt } = await state();
    await expect(one().enter(account)).rejects.toThrow(
      `Opn was not asked for GET /charges/chrg_test_1: the way to Opn of account ${account} is ` +
        `shut since ${since} (5 failed reads in a row, the last: it answered 503); it is tried ` +
        `again at ${nextTryAt}. Nothing is lost`,
    );
  });

  it.each([
    ['a success', { code: 'ok', answered: null }],
    ['an answer that says no', { code: 'opn.not_found', answered: 'it answered 404' }],
    ['a 429', { ...LIMITED, retryAfterMs: 1 }],
  ] as const)('counts anew after %s of any replica', async (_, answer) => {
    for (let no = 1; no < THRESHOLD; no += 1) await one().request(account, DOWN);
    await another().request(account, answer);
    await another().enter(account); // takes the news of a success along
    for (let no = 1; no < THRESHOLD; no += 1) await one().request(account, DOWN);
    expect(await state()).toMatchObject({ state: 'closed', failures: THRESHOLD - 1 });
  });

  it('counts a failure after a success as the first, though nobody knew of that', async () => {
    for (let no = 1; no < THRESHOLD; no += 1) await one().request(account, DOWN);
    const [good, bad] = [await another().enter(account), await another().enter(account)];
    await another().tell(account, good);
    await another().tell(account, bad, DOWN);
    expect(await state()).toMatchObject({ state: 'closed', failures: 1 });
  });

  it('lets exactly one probe through, which closes it', async () => {
    await replicas.fail(account, THRESHOLD);
    const { prober, asked } = await replicas.probe(account);
    const others = await Promise.all(
      Array.from({ length: 12 }, (_, no) => replicas.at(no).request(account)),
    );
    expect(new Set(others)).toEqual(new Set(['opn.circuit_open']));
    expect(await state()).toMatchObject({ state: 'half_open' });
    lines.length = 0;
    await prober.tell(account, asked);
    expect(await state()).toMatchObject({ state: 'closed', failures: 0, reason: null });
    expect(lines).toEqual([expect.stringMatching(/^Opn answers again for account shop-\d+;/)]);
    expect(await another().request(account)).toBe('sent');
  });

  it('stays open for longer after a probe that fails, up to a limit, and is silent', async () => {
    await replicas.fail(account, THRESHOLD);
    const pauses: number[] = [];
    for (let no = 0; no < 3; no += 1) {
      const { prober, asked } = await replicas.probe(account);
      await prober.tell(account, asked, DOWN);
      const { nextTryAt, lastFailureAt } = await state();
      pauses.push(Date.parse(nextTryAt ?? '') - Date.parse(lastFailureAt ?? ''));
    }
    expect(pauses).toEqual([120, 120, 120]);
    expect(lines).toHaveLength(1);
  });

  it('is not moved by what was under way when it opened', async () => {
    const late = [await one().enter(account), await another().enter(account)] as const;
    for (let no = 0; no < THRESHOLD; no += 1) await replicas.patient.request(account, DOWN);
    const { since, nextTryAt } = await state();
    await one().tell(account, late[0], DOWN);
    await another().tell(account, late[1]);
    expect(await state()).toMatchObject({ state: 'open', since, nextTryAt });
  });

  it('is probed by another one if the first gives up', async () => {
    await replicas.fail(account, THRESHOLD);
    const { prober, asked } = await replicas.probe(account);
    await prober.tell(account, asked, { code: 'opn.aborted', answered: 'not waited for' });
    expect(await another().request(account)).toBe('sent');
    expect(await state()).toMatchObject({ state: 'closed' });
  });

  it('is probed by another one if the first dies', async () => {
    const hasty = await Replica.start(gate.databaseUrl, 1_000, { probeLeaseMs: 30 });
    await replicas.fail(account, THRESHOLD);
    while ((await hasty.enter(account).catch(() => null)) === null);
    await replicas.probe(account);
    expect(await state()).toMatchObject({ state: 'half_open' });
    await hasty.stop();
  });
});
