import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FixedClock, parseInstant, sha256 } from '#kernel';
import { readSettings } from '../settings.js';
import { Simulation } from '../simulation.js';
import { createSimulatorServer } from './server.js';

const SECRET_KEY = 'skey_test_simulator';
const NOW = parseInstant('2026-11-21T02:00:00Z');
const HEADERS = { authorization: `Basic ${Buffer.from(`${SECRET_KEY}:`).toString('base64')}` };
const LIST = '/charges?limit=100&to=2026-11-21T01:00:00Z';

interface Running {
  readonly simulation: Simulation;
  readonly url: string;
}

const servers: Server[] = [];

async function running(faults: string, more: Readonly<Record<string, string>> = {}) {
  const settings = readSettings({
    OPN_SECRET_KEY: SECRET_KEY,
    SIMULATOR_ORDERS: '150',
    SIMULATOR_FAULTS: faults,
    ...more,
  });
  const simulation = new Simulation(settings, new FixedClock(NOW));
  const server = createSimulatorServer(simulation, SECRET_KEY).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return { simulation, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

interface Heard {
  /** Null if the answer broke off. */
  readonly status: number | null;
  readonly type: string;
  readonly retryAfter: string | null;
  readonly text: string;
}

async function ask({ url }: Running, path: string): Promise<Heard> {
  const answer = await fetch(`${url}${path}`, { headers: HEADERS });
  const text = await answer.text().catch(() => null);
  const type = answer.headers.get('content-type') ?? '';
  const retryAfter = answer.headers.get('retry-after');
  return { status: text === null ? null : answer.status, type, retryAfter, text: text ?? '' };
}

async function askOften(from: Running, path: string, times: number): Promise<Heard[]> {
  const heard: Heard[] = [];
  for (let time = 0; time < times; time += 1) heard.push(await ask(from, path));
  return heard;
}

const statuses = (heard: readonly Heard[]) => [...new Set(heard.map(({ status }) => status))];

interface List {
  readonly data: readonly { readonly id: string; readonly livemode: boolean }[];
  readonly total: number;
}
const listIn = ({ text }: Heard) => JSON.parse(text) as List;

describe('the answers of the API', () => {
  it('are the same for the same questions, seed and faults', async () => {
    const paths = [LIST, '/charges?limit=20&offset=20', '/transactions?limit=100', '/balance'];
    const story = async (): Promise<string[]> => {
      const from = await running('all,slow=0', { SIMULATOR_SEED: 'a story' });
      const heard: Heard[] = [];
      for (let round = 0; round < 12; round += 1) {
        for (const path of paths) heard.push(await ask(from, path));
      }
      return heard.map(({ status, text }) => `${status} ${sha256(text)}`);
    };
    const [first, second] = [await story(), await story()];
    expect(second).toEqual(first);
    expect(new Set(first.map((one) => one.split(' ')[0])).size).toBeGreaterThan(2);
  });

  it('are refused for now, with and without saying how long', async () => {
    const heard = await askOften(await running('http429=100'), '/balance', 20);
    expect(statuses(heard)).toEqual([429]);
    expect(new Set(heard.map(({ retryAfter }) => retryAfter))).toEqual(new Set([null, '1']));
  });

  it('are errors of many kinds', async () => {
    const heard = await askOften(await running('http500=100'), '/account', 30);
    expect(statuses(heard).sort()).toEqual([500, 502, 503, 504]);
  });

  it('are pages for people', async () => {
    const heard = await askOften(await running('html=100'), '/charges', 20);
    expect(statuses(heard).sort()).toEqual([200, 502]);
    const isPage = ({ type, text }: Heard) => /html/.test(type) && text.startsWith('<!');
    expect(heard.every(isPage)).toBe(true);
  });

  it('break off half-way', async () => {
    expect(statuses(await askOften(await running('cut=100'), LIST, 3))).toEqual([null]);
  });

  it('are late', async () => {
    const from = await running('slow=100');
    const start = performance.now();
    await askOften(from, '/balance', 4);
    expect(performance.now() - start).toBeGreaterThan(400);
  });

  it('come through in the end, whatever goes wrong below 100', async () => {
    const from = await running('http429=90,http500=90,html=90,cut=90');
    const heard = await askOften(from, LIST, 8);
    const isRight = heard.map(({ status, type }) => status === 200 && /json/.test(type));
    expect(isRight).toEqual([false, false, false, true, false, false, false, true]);
  });

  it('are right once the dial is turned back; the director always is', async () => {
    const from = await running('http500=100,html=100,cut=100');
    const turn = (percents: unknown) =>
      fetch(`${from.url}/simulator/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(percents),
      });
    expect((await ask(from, '/simulator/record.json')).status).toBe(200);
    expect((await ask(from, LIST)).status).not.toBe(200);
    expect(await (await turn({})).json()).toMatchObject({ setting: 'none' });
    expect((await ask(from, LIST)).status).toBe(200);
    for (const wrong of [{ rain: 5 }, { drop: 200 }, { fee: 5 }, [1]]) {
      expect((await turn(wrong)).status).toBe(400);
    }
    const shown = JSON.parse((await ask(from, '/simulator/faults')).text) as object;
    expect(shown).toMatchObject({ applied: { http500: 1 }, catalogue: { drop: { all: 10 } } });
  });

  it('are lists that shift', async () => {
    const from = await running('shift=100');
    const pages = (await askOften(from, `${LIST}&offset=20&limit=20`, 40)).map(listIn);
    const firsts = new Set(pages.map(({ data }) => data[0]?.id));
    expect(firsts.size).toBeGreaterThan(4);
    expect(new Set(pages.map(({ total }) => total)).size).toBeGreaterThan(4);
    expect(new Set(pages.map(({ data }) => data.length)).size).toBeGreaterThan(2);
  });

  it('have one live row in a list, wherever it is read', async () => {
    const [plain, odd] = [await running('none'), await running('livemode=100')];
    const [right, wrong] = [listIn(await ask(plain, LIST)), listIn(await ask(odd, LIST))];
    expect(wrong.total).toBe(right.total + 1);
    expect(wrong.data.filter(({ livemode }) => livemode)).toMatchObject([
      { id: right.data[0]!.id.replace('_test_', '_') },
    ]);
    const next = listIn(await ask(odd, `${LIST}&offset=100`));
    expect([...wrong.data.slice(1), ...next.data]).toEqual([
      ...right.data,
      ...listIn(await ask(plain, `${LIST}&offset=100`)).data,
    ]);
  });

  it('are events as they were written, at a switch of versions', async () => {
    const from = await running('version=50');
    const { data } = JSON.parse((await ask(from, '/events?limit=100')).text) as {
      data: { created_at: string; data: Record<string, unknown> }[];
    };
    const isOld = data.map((event) => 'created' in event.data);
    const switched = isOld.indexOf(true);
    expect(switched).toBeGreaterThan(5);
    expect(isOld.slice(switched)).not.toContain(false);
    expect(listIn(await ask(from, LIST)).data[0]).toHaveProperty('created_at');
  });
});

describe('a stale answer', () => {
  it('is as of some steps of the play before, and not so once the play is over', async () => {
    const merchant = { WEBHOOK_URL: 'http://127.0.0.1:9/', OPN_WEBHOOK_SECRETS: 'YQ==' };
    const from = await running('stale=100', merchant);
    const { world } = from.simulation;
    const all = world.happenings();
    const atFirst = world.pastHappenings().length;
    world.moveTo(all[60]!.at);
    world.moveTo(all[61]!.at);
    const seen = async () => listIn(await ask(from, '/events?limit=100')).total;
    const totals = new Set<number>();
    for (let time = 0; time < 12; time += 1) totals.add(await seen());
    expect(totals).toEqual(new Set([atFirst, 61]));
    world.catchUp();
    expect(await seen()).toBe(world.pastHappenings().length);
  });
});
