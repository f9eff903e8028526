import { BreakTable } from '#reconciliation';
import type { Break } from '#reconciliation';
import { found } from '../support/alert-watch.js';
import { at, Shop } from '../support/shop.js';

const FEW = { position: 1, instant: at('10:00') };
const MORE = { position: 2, instant: at('10:05') };

const [ONE, OTHER] = ['return/ORD-1', 'return/ORD-2'];

const overdue = (reference: string, baht: string): Break =>
  found('RETURN_OVERDUE', { kind: 'expectation', id: reference }, baht);

describe('breaks of scopes that are judged together', () => {
  let shop: Shop;

  function judge(
    asOf: typeof FEW,
    byScope: Readonly<Record<string, readonly Break[]>>,
  ): Promise<void> {
    const verdicts = Object.entries(byScope).map(
      ([scope, breaks]) => [scope, { breaks, proofOf: () => `proof of ${scope}` }] as const,
    );
    return shop.us.app.get(BreakTable).replaceScopes(shop.account, new Map(verdicts), asOf);
  }

  const kept = () =>
    shop.us.rows('SELECT subject_id, scope, cleared_by FROM breaks ORDER BY subject_id');

  beforeAll(async () => {
    shop = await Shop.open();
  });

  afterAll(async () => {
    await shop.shut();
  });

  beforeEach(async () => {
    await shop.us.rows('DELETE FROM breaks');
    await shop.us.rows('DELETE FROM breaks_judged');
    await judge(FEW, {
      [ONE]: [overdue('ORD-1', '10.00')],
      [OTHER]: [overdue('ORD-2', '20.00')],
    });
  });

  it('are each kept under their own scope', async () => {
    expect(await kept()).toEqual([
      { subject_id: 'ORD-1', scope: ONE, cleared_by: null },
      { subject_id: 'ORD-2', scope: OTHER, cleared_by: null },
    ]);
  });

  it('end with the proof of their own scope', async () => {
    await judge(MORE, { [ONE]: [], [OTHER]: [overdue('ORD-2', '20.00')] });
    expect(await kept()).toEqual([
      { subject_id: 'ORD-1', scope: ONE, cleared_by: `proof of ${ONE}` },
      { subject_id: 'ORD-2', scope: OTHER, cleared_by: null },
    ]);
  });

  it('stay as newer facts had them, each scope by itself', async () => {
    await judge(MORE, { [ONE]: [overdue('ORD-1', '10.00')] });
    await judge(FEW, { [ONE]: [], [OTHER]: [] });
    expect(await kept()).toEqual([
      { subject_id: 'ORD-1', scope: ONE, cleared_by: null },
      { subject_id: 'ORD-2', scope: OTHER, cleared_by: `proof of ${OTHER}` },
    ]);
  });

  it('move from one scope to another without having ended', async () => {
    await judge(MORE, { [ONE]: [], [OTHER]: [overdue('ORD-1', '10.00')] });
    expect(await kept()).toEqual([
      { subject_id: 'ORD-1', scope: OTHER, cleared_by: null },
      { subject_id: 'ORD-2', scope: OTHER, cleared_by: `proof of ${OTHER}` },
    ]);
  });
});
