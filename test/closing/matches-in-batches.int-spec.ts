import { matchId } from '#cases';
import { SweepList } from '#ingestion';
import { canonicalJson } from '#kernel';
import type { Canonical } from '#kernel';
import { BooksKeeper } from '#ledger';
import { ChooseMatch, DayJudge, RefuseMatch, UndoMatch } from '#reconciliation';
import fc from 'fast-check';
import { at, charge, DAY, EVE, NEXT, Shop } from '../support/shop.js';

const PROOF_LIMIT_MS = 120_000;
const RUNS = 6;
const PAID = { paidAt: at('10:00') };
const RECEIPTS = ['A', 'B', 'C'];
const CHARGES = ['a', 'b', 'x'];

const anyWord = fc.record({
  kind: fc.constantFrom('choose', 'choose', 'refuse', 'undo'),
  expectation: fc.constantFrom(...RECEIPTS),
  name: fc.constantFrom(...CHARGES),
});
type Word = typeof anyWord extends fc.Arbitrary<infer One> ? One : never;

describe('matches and breaks', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await Shop.open();
    await shop.expect(...RECEIPTS.map((reference) => ({ reference, baht: '400.00' })));
    shop.sell(
      charge('a', '400.00', 'A', PAID),
      charge('b', '300.00', 'B', PAID),
      charge('x', '100.00', 'B', PAID),
    );
    const day = [at('00:00', EVE), at('00:00', NEXT)] as const;
    await shop.us.commands.execute(new SweepList(shop.account, 'charges', ...day));
    shop.us.clock.moveTo(at('12:00', NEXT));
  });

  afterAll(async () => {
    await shop.shut();
  });

  /** Some words cannot be said; what is refused changes nothing. */
  async function say({ kind, expectation, name }: Word): Promise<void> {
    const pair = { expectation, charge: `chrg_${name}` };
    const order = {
      choose: () => new ChooseMatch(shop.account, pair, null, 'Malee'),
      refuse: () => new RefuseMatch(shop.account, pair, 'wrong', 'Malee'),
      undo: () => new UndoMatch(shop.account, matchId(pair), null, 'Malee'),
    }[kind];
    await shop.us.commands.execute(order()).catch(() => null);
  }

  const judged = async () => {
    const { result } = await shop.us.app.get(DayJudge).judge(shop.account, DAY);
    return canonicalJson(result as unknown as Canonical);
  };

  it(
    'are the same, byte for byte, whether the books took events one by one or all at once',
    async () => {
      const words = fc.array(anyWord, { minLength: 1, maxLength: 6 });
      for (const some of fc.sample(words, RUNS)) {
        for (const word of some) await say(word);
        const [result, books] = [await judged(), await shop.us.books()];
        await shop.us.app.get(BooksKeeper).rebuild(shop.account);
        expect(await shop.us.books()).toBe(books);
        expect(await judged()).toBe(result);
      }
    },
    PROOF_LIMIT_MS,
  );
});
