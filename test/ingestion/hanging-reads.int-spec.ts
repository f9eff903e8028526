import { WorkOffHints } from '#ingestion';
import { plusMs, SECOND_MS } from '#kernel';
import { jest } from '@jest/globals';
import { silence } from '../support/fake-opn.js';
import type { Raw } from '../support/fake-opn.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, recorded, webhookAbout } from '../support/recorded-opn.js';

/** A round ends sooner than the two tries at an Opn that hangs, of half a second each. */
const HASTE = 50;

/** Enough, however busy the machine. */
const MOST_ROUNDS = 10;

const READS_AT_ONCE = 8;
const MORE_THAN_ARE_READ_SINGLY = 41;

const money = (kind: 'transfer' | 'refund', id: string): Raw => ({
  ...recorded(kind === 'transfer' ? 'transfer-created.json' : 'refund.json'),
  id,
  livemode: true,
  charge: null,
});

describe('an object whose read hangs', () => {
  const parts = realParts();

  beforeEach(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / HASTE));
  });

  afterEach(() => jest.restoreAllMocks());

  const round = () => parts.shop.commands.execute(new WorkOffHints(parts.shop.account));
  const hintsAbout = (ids: readonly string[]) =>
    parts.shop.rows<{ state: string; attempts: number; unasked: number }>(
      `SELECT state, attempts, unasked FROM inbox WHERE account = '${parts.shop.account}'
         AND object_id IN (${ids.map((id) => `'${id}'`).join()})`,
    );
  const arePutOff = async (ids: readonly string[]) =>
    (await hintsAbout(ids)).every(
      ({ state, attempts, unasked }) => state === 'received' && attempts === 0 && unasked > 0,
    );

  /** Rounds, a second each, until all these are done; false if they never are. */
  async function areDone(ids: readonly string[]): Promise<boolean> {
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      await round();
      if ((await hintsAbout(ids)).every(({ state }) => state === 'done')) return true;
      parts.shop.clock.moveTo(plusMs(parts.shop.clock.now(), SECOND_MS));
    }
    return false;
  }

  async function paid(...ids: readonly string[]): Promise<void> {
    const charges = ids.map((id) => paidPromptPay({ id }));
    parts.opn.put(...charges);
    for (const charge of charges) await parts.shop.post(webhookAbout(charge));
  }

  it.each([
    ['transfer', 'trsf_1', 'trsf_1'],
    ['refund', 'refunds', 'rfnd_1'],
  ] as const)('keeps no charge waiting if it is a %s', async (kind, what, id) => {
    const { opn, shop } = parts;
    opn.spoil(what, silence);
    await shop.post(webhookAbout(money(kind, id), `${kind}.create`));
    await paid('chrg_1');
    expect(await areDone(['chrg_1'])).toBe(true);
    expect(await arePutOff([id])).toBe(true);
  });

  it('keeps no other charge or transfer waiting, however many they are', async () => {
    const { opn, shop } = parts;
    const hanging = Array.from({ length: READS_AT_ONCE }, (_, no) => [`chrg_${no}`, `trsf_${no}`]);
    for (const id of hanging.flat()) opn.spoil(id, silence);
    for (const id of hanging.flatMap(([, transfer = '']) => transfer).concat('trsf_z')) {
      opn.put(money('transfer', id));
      await shop.post(webhookAbout(money('transfer', id), 'transfer.create'));
    }
    await paid(...hanging.flatMap(([charge = '']) => charge), 'chrg_z');
    expect(await areDone(['chrg_z', 'trsf_z'])).toBe(true);
    expect(await arePutOff(hanging.flat())).toBe(true);
  });

  it('is not the list of charges for ever: they are read one by one then', async () => {
    const { opn } = parts;
    opn.spoil('list', silence);
    const ids = Array.from({ length: MORE_THAN_ARE_READ_SINGLY }, (_, no) => `chrg_${no}`);
    await paid(...ids);
    await round();
    expect(new Set(opn.requests)).toEqual(new Set(['/charges']));
    opn.requests.length = 0;
    jest.restoreAllMocks();
    expect(await areDone(ids)).toBe(true);
    expect(opn.requests).not.toContain('/charges');
  });
});
