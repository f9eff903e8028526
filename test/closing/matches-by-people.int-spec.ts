import { SweepList } from '#ingestion';
import { ChooseMatch, ListMatches, RefuseMatch, SuggestMatches, UndoMatch } from '#reconciliation';
import { RestateChangedDays } from '#settlement-reports';
import type { Raw } from '../support/fake-opn.js';
import { at, charge, CLOSING, DAY, EVE, listed, NEXT, Shop } from '../support/shop.js';

const PAID = { paidAt: at('10:00') };
const BY = 'Malee';

describe('what people say of receipts and charges', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    await shop.expect({ reference: 'A', baht: '400.00' }, { reference: 'B', baht: '60.00' });
  });

  afterEach(async () => {
    await shop.shut();
  });

  const choose = (expectation: string, name: string, note: string | null = null) =>
    shop.us.commands.execute(
      new ChooseMatch(shop.account, { expectation, charge: `chrg_${name}` }, note, BY),
    );
  const refuse = (expectation: string, name: string, reason = 'wrong key') =>
    shop.us.commands.execute(
      new RefuseMatch(shop.account, { expectation, charge: `chrg_${name}` }, reason, BY),
    );
  const undo = (id: string) =>
    shop.us.commands.execute(new UndoMatch(shop.account, id, null, 'Somchai'));
  const read = async (...charges: readonly Raw[]) => {
    shop.sell(...charges);
    const day = [at('00:00', EVE), at('00:00', NEXT)] as const;
    await shop.us.commands.execute(new SweepList(shop.account, 'charges', ...day));
  };
  /** Open ones about receipts and their charges. */
  const breaks = async () => {
    await shop.reconcile();
    const rows = await shop.us.rows<{ text: string }>(
      `SELECT code || ' ' || subject_id AS text FROM breaks
       WHERE account = '${shop.account}' AND cleared_at IS NULL
         AND (code LIKE 'CHARGE_%' OR code LIKE 'RECEIPT_%') ORDER BY text`,
    );
    return rows.map(({ text }) => text);
  };
  const matches = (filter = {}) =>
    shop.us.queries.execute(new ListMatches(shop.account, filter, 50, null));
  const paidBy = async (reference: string) => {
    const rows = await listed((await shop.report()).rows('expected'));
    const { chargeIds, matchKey } = rows.find((row) => row.reference === reference)!;
    return [chargeIds, matchKey];
  };

  it('settle breaks and are undone, with who and when', async () => {
    await read(charge('x', '400.00', null, PAID));
    shop.us.clock.moveTo(at('12:00'));
    expect(await breaks()).toEqual(['CHARGE_UNEXPECTED chrg_x']);
    const match = await choose('A', 'x', ' told by phone ');
    expect(match).toMatchObject({
      ...{ expectation: 'A', charge: 'chrg_x', state: 'chosen', by: BY, at: at('12:00') },
      ...{ note: 'told by phone', expectedOn: DAY, paidOn: DAY, gross: 40_000n },
    });
    expect(await breaks()).toEqual([]);
    const undone = await undo(match.id);
    expect(undone).toMatchObject({ state: 'undone', by: BY, undoneBy: 'Somchai' });
    expect(await undo(match.id)).toEqual(undone);
    expect(await breaks()).toEqual(['CHARGE_UNEXPECTED chrg_x']);
    expect(await matches({ day: DAY, state: 'undone' })).toEqual([undone]);
    expect(await matches({ charge: 'chrg_y' })).toEqual([]);
  });

  it('restate a closed day: the payment goes to another receipt', async () => {
    await shop.expect({ reference: 'C', baht: '400.00' });
    shop.sell(charge('a', '400.00', 'A', PAID));
    await shop.close(DAY, CLOSING);
    expect(await paidBy('A')).toEqual([['chrg_a'], 'reference']);
    shop.us.clock.moveTo(at('09:00', NEXT));
    await choose('C', 'a');
    await shop.us.commands.execute(new RestateChangedDays(shop.account));
    expect(await paidBy('C')).toEqual([['chrg_a'], 'person']);
    expect(await paidBy('A')).toEqual([[], null]);
    expect((await shop.report()).head).toMatchObject({ version: 2, status: 'restated' });
  });

  it('post what they change with the next version, and take it back when undone', async () => {
    shop.sell(charge('x', '400.00', null, PAID));
    await shop.close(DAY, CLOSING);
    shop.us.clock.moveTo(at('09:00', NEXT));
    const restated = async () => {
      await shop.us.commands.execute(new RestateChangedDays(shop.account));
      return (await shop.issued()).at(-1)!.data;
    };
    const { id } = await choose('A', 'x');
    expect(await restated()).toMatchObject({ version: 2, posting: { matched: 40_000n } });
    await undo(id);
    expect(await restated()).toMatchObject({ version: 3, posting: { matched: -40_000n } });
    await refuse('A', 'x');
    expect(await restated()).toMatchObject({ version: 3 });
  });

  it('bear on the day of the receipt and on that of the payment', async () => {
    await shop.expect({ reference: 'D', baht: '25.00', expectedOn: EVE });
    await read(charge('d', '25.00', null, PAID));
    shop.us.clock.moveTo(at('12:00', NEXT));
    await shop.reconcile();
    const others = ['RECEIPT_UNPAID A', 'RECEIPT_UNPAID B'];
    expect(await breaks()).toEqual(['CHARGE_UNEXPECTED chrg_d', ...others, 'RECEIPT_UNPAID D']);
    await choose('D', 'd');
    expect(await breaks()).toEqual(others);
  });

  it('are refused when they cannot be', async () => {
    await read(charge('a', '400.00', 'A', PAID), charge('unpaid', '60.00', 'B'));
    await expect(choose('Z', 'a')).rejects.toMatchObject({ code: 'expectation.unknown' });
    await expect(choose('A', 'z')).rejects.toMatchObject({ code: 'charge.unknown' });
    await expect(choose('B', 'unpaid')).rejects.toMatchObject({ code: 'match.not_paid' });
    await choose('A', 'a');
    await expect(choose('A', 'a')).rejects.toMatchObject({ code: 'match.already_chosen' });
    await expect(choose('B', 'a')).rejects.toMatchObject({ code: 'match.conflict' });
    await refuse('B', 'a');
    await expect(refuse('B', 'a')).rejects.toMatchObject({ code: 'match.already_refused' });
    await expect(refuse('B', 'a', ' ')).rejects.toMatchObject({ code: 'text.required' });
    await expect(undo('nothing')).rejects.toMatchObject({ code: 'match.unknown' });
    await shop.withdraw('B');
    await expect(choose('B', 'a')).rejects.toMatchObject({ code: 'match.not_expected' });
    expect(await matches()).toHaveLength(2);
  });

  it('may follow suggestions, which match nothing by themselves', async () => {
    await read(charge('x', '400.00', 'AA', PAID), charge('y', '60.00', 'B', PAID));
    shop.us.clock.moveTo(at('12:00'));
    const suggested = async () => {
      const { data } = await shop.us.queries.execute(new SuggestMatches(shop.account, DAY));
      return data.map(({ expectation, charge: id, score }) => [expectation, id, score]);
    };
    expect(await breaks()).toEqual(['CHARGE_UNEXPECTED chrg_x']);
    expect(await suggested()).toEqual([['A', 'chrg_x', 80]]);
    expect(await breaks()).toEqual(['CHARGE_UNEXPECTED chrg_x']);
    const { id } = await refuse('A', 'x');
    expect(await suggested()).toEqual([]);
    await undo(id);
    await choose('A', 'x');
    expect(await suggested()).toEqual([]);
    expect(await breaks()).toEqual([]);
  });

  it('are retold by a rebuild as they were', async () => {
    await read(charge('a', '400.00', 'A', PAID));
    const { id } = await choose('A', 'a');
    await undo(id);
    await refuse('A', 'a');
    const before = await matches();
    await shop.us.rebuild();
    expect(await matches()).toEqual(before);
    expect(before).toMatchObject([{ state: 'refused', undoneBy: null, note: 'wrong key' }]);
  });
});
