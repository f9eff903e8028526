import { parseInstant, sha256 } from '#kernel';
import type { OpnPage } from '#opn';
import { ListTally } from './list-tally.js';

const at = parseInstant('2026-11-20T03:00:00Z');
const page = (items: readonly unknown[], changes: Partial<OpnPage> = {}): OpnPage => ({
  ...{ items, offset: 0, total: items.length, complete: true, requestedAt: at, receivedAt: at },
  ...changes,
});

describe('what the pages of a list add up to', () => {
  it('is counted and summed over all of them, and does not depend on their order', () => {
    const [a, b] = [
      { id: 'a', amount: 300, created_at: '2026-11-20T01:00:00Z' },
      { id: 'b', amount: 7, created_at: '2026-11-20T02:00:00Z' },
    ];
    const tally = new ListTally('charges');
    tally.take(page([b], { total: 2, complete: false }));
    tally.take(page([a], { total: 2 }));
    expect(tally.facts()).toEqual({
      ...{ pages: 2, count: 2, statedCount: 2, amount: 307n, complete: true },
      setHash: sha256('a\nb'),
    });
    expect(tally.latest).toBe('2026-11-20T02:00:00Z');
  });

  it('of receipts is their total', () => {
    const tally = new ListTally('receipts');
    tally.take(page([{ id: 'r', amount: 1, total: 749 }]));
    expect(tally.facts().amount).toBe(749n);
  });

  it('leaves out what makes no sense, and counts it where it is an object', () => {
    const tally = new ListTally('transfers');
    const strange = [{ id: 7, amount: 1.5 }, { amount: '9' }, { id: 'x', created_at: 'yesterday' }];
    tally.take(page([null, 'text', 7, ...strange]));
    expect(tally.facts()).toMatchObject({ count: 3, amount: 0n });
    expect(tally.latest).toBeNull();
  });
});
