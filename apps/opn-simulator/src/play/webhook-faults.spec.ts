import { setTimeout as wait } from 'node:timers/promises';
import { FixedClock, parseInstant, sha256 } from '#kernel';
import { isOldSerialisation } from '#opn';
import { readSettings } from '../settings.js';
import { Simulation } from '../simulation.js';
import { Merchant } from './merchant.fixtures.js';

const SECRET = 'c2VjcmV0LWZvci10ZXN0cw==';
const MORNING = parseInstant('2026-11-21T02:00:00Z');

interface Told {
  readonly simulation: Simulation;
  readonly merchant: Merchant;
}

/** A short day, told to the end as fast as the merchant answers. */
async function told(faults: string): Promise<Told> {
  const clock = new FixedClock(MORNING);
  const merchant = new Merchant(SECRET, () => clock.now());
  const settings = readSettings({
    OPN_SECRET_KEY: 'skey_test_simulator',
    OPN_WEBHOOK_SECRETS: SECRET,
    WEBHOOK_URL: await merchant.open(),
    SIMULATOR_ORDERS: '30',
    SIMULATOR_PLAY_SECONDS: '0',
    SIMULATOR_FAULTS: faults,
  });
  const simulation = new Simulation(settings, clock);
  simulation.play();
  while (simulation.status().phase !== 'done') await wait(5);
  await simulation.stop();
  await merchant.close();
  return { simulation, merchant };
}

const ids = ({ merchant }: Told) => merchant.received.flatMap(({ hint }) => hint?.eventId ?? []);
const verdicts = ({ merchant }: Told) => [...new Set(merchant.received.map((one) => one.verdict))];

/** How the attempts of all events are shown: status or error, and how often. */
function attempts({ simulation }: Told): Readonly<Record<string, number>> {
  const shown = simulation.world
    .pastHappenings()
    .flatMap(({ id }) => simulation.attemptsOf(id))
    .map(({ status, error }) => String(status ?? error));
  return Object.fromEntries(
    [...new Set(shown)].map((one) => [one, shown.filter((other) => other === one).length]),
  );
}

describe('the webhooks of a day', () => {
  let plain: Told;

  beforeAll(async () => {
    plain = await told('none');
  });

  it('arrive in order, as long as nothing goes wrong', () => {
    const { webhooks, faults } = plain.simulation.status();
    expect(verdicts(plain)).toEqual(['ok']);
    expect(webhooks).toMatchObject({ sent: ids(plain).length, acknowledged: ids(plain).length });
    expect(new Set(Object.values(faults))).toEqual(new Set([0]));
  });

  it('are the same in two runs with the same seed and all faults', async () => {
    const fingerprint = ({ merchant }: Told) =>
      merchant.received.map(({ body, headers }) =>
        sha256(`${body.toString()}|${String(headers['omise-signature'])}`),
      );
    const [first, second] = [await told('all'), await told('all')];
    expect(fingerprint(second).sort()).toEqual(fingerprint(first).sort());
    expect(second.simulation.status().faults).toEqual(first.simulation.status().faults);
    expect(first.merchant.received.length).toBeGreaterThan(60);
  });

  it('never arrive when they are dropped, and are shown as not delivered', async () => {
    const unplugged = await told('drop=100');
    expect(unplugged.merchant.received).toEqual([]);
    const { webhooks } = unplugged.simulation.status();
    expect(webhooks).toMatchObject({ sent: 0, acknowledged: 0, delivered: 0 });
    expect(attempts(unplugged)).toEqual({ timeout: webhooks.failed });
    expect(webhooks.failed).toBeGreaterThan(50);
  });

  it('arrive twice', async () => {
    const doubled = await told('duplicate=100');
    expect(ids(doubled).sort()).toEqual([...ids(plain), ...ids(plain)].sort());
    const times = [...doubled.simulation.acknowledgements().values()];
    expect(times.reduce((sum, count) => sum + count, 0)).toBe(doubled.merchant.received.length);
  });

  it.each(['reorder=100', 'delay=50'])('arrive once each, in another order: %s', async (faults) => {
    const mixed = await told(faults);
    expect(ids(mixed)).not.toEqual(ids(plain));
    expect(ids(mixed).sort()).toEqual(ids(plain).sort());
  });

  it('are refused when they are corrupt: no event, or another body than was signed', async () => {
    const corrupt = await told('corrupt=100');
    expect(verdicts(corrupt).sort()).toEqual(['mismatch', 'ok']);
    expect(ids(corrupt)).toEqual([]);
    expect(Object.keys(attempts(corrupt)).sort()).toEqual(['400', '401', 'timeout']);
  });

  it('are refused when they are signed in a wrong way', async () => {
    const missigned = await told('missign=100');
    expect(verdicts(missigned).sort()).toEqual(['mismatch', 'missing_signature']);
    expect(Object.keys(attempts(missigned)).sort()).toEqual(['401', 'timeout']);
  });

  it('are refused when the clock is too far off, and not before', async () => {
    const skewed = await told('skew=100');
    expect(verdicts(skewed).sort()).toEqual(['ok', 'stale']);
    const stamps = skewed.merchant.received
      .filter(({ verdict }) => verdict === 'ok')
      .map(({ headers }) => headers['omise-signature-timestamp']);
    expect(new Set(stamps).size).toBeGreaterThan(10);
  });

  it('are written in the old version from some hour on, also in their events', async () => {
    const switched = await told('version=50');
    const isOld = switched.merchant.received.map(({ body }) =>
      isOldSerialisation(JSON.parse(body.toString())),
    );
    expect(isOld.indexOf(true)).toBeGreaterThan(5);
    expect(isOld.lastIndexOf(false)).toBeLessThan(isOld.indexOf(true) + 8); // eight at once
    expect(ids(switched).sort()).toEqual(ids(plain).sort());
  });

  it('are accompanied by some of live objects, which none of the events knows', async () => {
    const accompanied = await told('livemode=100');
    const live = accompanied.merchant.received.filter(({ hint }) => hint?.livemode);
    expect(live.length).toBe(ids(plain).length);
    expect(live.every(({ hint }) => /^(chrg|trsf|rfnd)_[^_]+$/.test(hint!.objectId))).toBe(true);
    const { webhooks } = accompanied.simulation.status();
    expect(webhooks.acknowledged).toBe(2 * live.length);
    expect(webhooks.delivered).toBe(live.length);
  });
});
