import { CollectedRows } from './rows.js';
import type { ColumnsOf } from './rows.js';

class Thing {
  account!: string;
  id!: string;
  colour!: string;
  size!: number;
}

class Pair {
  account!: string;
  left!: string;
  right!: number;
}

const KEYS = new Map<unknown, readonly string[]>([
  [Thing, ['id']],
  [Pair, ['left', 'right']],
]);

const thing = (id: string): ColumnsOf<Thing> => ({ account: 'main', id, colour: 'red', size: 1 });

describe('collected rows', () => {
  let rows: CollectedRows;

  beforeEach(() => {
    rows = new CollectedRows((table) => KEYS.get(table) ?? []);
  });

  const inserted = (): unknown[] => [...(rows.tables.get(Thing)?.inserts.values() ?? [])];
  const updated = (): unknown[] => [...(rows.tables.get(Thing)?.updates.entries() ?? [])];

  it('fold updates into the row inserted before them', () => {
    rows.insert(Thing, thing('1'));
    rows.update(Thing, '1', { colour: 'blue' });
    rows.update(Thing, '1', { size: 2 });
    expect(inserted()).toEqual([{ account: 'main', id: '1', colour: 'blue', size: 2 }]);
    expect(updated()).toEqual([]);
  });

  it('fold several updates of an older row into one, the last of each column winning', () => {
    rows.update(Thing, '1', { colour: 'blue', size: 2 });
    rows.update(Thing, '1', { colour: 'green' });
    expect(updated()).toEqual([['1', { colour: 'green', size: 2 }]]);
  });

  it('know nothing of an update that changes nothing', () => {
    rows.update(Thing, '1', {});
    expect(rows.tables.size).toBe(0);
  });

  it('do not change the row they were given', () => {
    const given = thing('1');
    rows.insert(Thing, given);
    rows.update(Thing, '1', { colour: 'blue' });
    expect(given.colour).toBe('red');
  });

  it('refuse a second insert of a row', () => {
    rows.insert(Thing, thing('1'));
    expect(() => rows.insert(Thing, thing('1'))).toThrow('Thing 1 is inserted twice');
  });

  it('refuse an insert after an update, which would work in one batch and not across two', () => {
    rows.update(Thing, '1', { colour: 'blue' });
    expect(() => rows.insert(Thing, thing('1'))).toThrow(
      'Thing 1 is updated before it is inserted',
    );
  });

  it('tell rows of a composite key apart', () => {
    rows.insert(Pair, { account: 'main', left: 'a', right: 1 });
    rows.insert(Pair, { account: 'main', left: 'a', right: 2 });
    rows.insert(Pair, { account: 'main', left: 'a1', right: 2 });
    expect(rows.tables.get(Pair)?.inserts.size).toBe(3);
  });
});
