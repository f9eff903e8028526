import { WorkOffHints } from '#ingestion';
import { jest } from '@jest/globals';
import { silence } from '../support/fake-opn.js';
import type { Raw } from '../support/fake-opn.js';
import { realParts } from '../support/real-parts.js';
import { paidPromptPay, recorded, webhookAbout } from '../support/recorded-opn.js';

/** A round of minutes takes a moment here, and less than one try at an Opn that hangs. */
const HASTE = 100;

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
    parts.shop.rows<{ state: string; attempts: number; unasked: number; put_off: boolean }>(
      `SELECT state, attempts, unasked, next_attempt_at > '${parts.shop.clock.now()}' AS put_off
       FROM inbox WHERE account = '${parts.shop.account}'
         AND object_id IN (${ids.map((id) => `'${id}'`).join()})`,
    );
  const PUT_OFF = { state: 'received', attempts: 0, unasked: 1, put_off: true };

  async function paid(...ids: readonly string[]): Promise<void> {
    const charges = ids.map((id) => paidPromptPay({ id }));
    parts.opn.put(...charges);
    for (const charge of charges) await parts.shop.post(webhookAbout(charge));
  }

  it.each([
    ['transfer', 'trsf_1'],
    ['refund', 'refunds'],
  ] as const)(
    'keeps no charge waiting if it is a %s, and is put off itself',
    async (kind, what) => {
      const { opn, shop } = parts;
      opn.spoil(what, silence);
      const object = money(kind, kind === 'transfer' ? 'trsf_1' : 'rfnd_1');
      await shop.post(webhookAbout(object, `${kind}.create`));
      await paid('chrg_1');
      await round();
      expect(await hintsAbout(['chrg_1'])).toMatchObject([{ state: 'done' }]);
      expect(await hintsAbout([String(object['id'])])).toEqual([PUT_OFF]);
    },
  );

  it('keeps no other charge or transfer waiting, and is put off, however many they are', async () => {
    const { opn, shop } = parts;
    const hanging = Array.from({ length: READS_AT_ONCE }, (_, no) => [`chrg_${no}`, `trsf_${no}`]);
    for (const id of hanging.flat()) opn.spoil(id, silence);
    for (const id of hanging.flatMap(([, id = '']) => id).concat('trsf_z')) {
      opn.put(money('transfer', id));
      await shop.post(webhookAbout(money('transfer', id), 'transfer.create'));
    }
    await paid(...hanging.flatMap(([id = '']) => id), 'chrg_z');
    for (let rounds = 0; rounds < 2; rounds += 1) await round();
    expect(await hintsAbout(['chrg_z', 'trsf_z'])).toMatchObject(Array(2).fill({ state: 'done' }));
    expect(await hintsAbout(hanging.flat())).toEqual(Array(2 * READS_AT_ONCE).fill(PUT_OFF));
  });

  it('is not the list of charges for ever: they are read one by one then', async () => {
    const { opn } = parts;
    opn.spoil('list', silence);
    const ids = Array.from({ length: MORE_THAN_ARE_READ_SINGLY }, (_, no) => `chrg_${no}`);
    await paid(...ids);
    for (let rounds = 0; rounds < 3; rounds += 1) await round();
    expect(await hintsAbout(ids)).toMatchObject(ids.map(() => ({ state: 'done' })));
  });
});
