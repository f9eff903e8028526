import { BooksKeeper } from '#ledger';
import { BREAK_CODES, GetTransfer, ListPayoutLines } from '#reconciliation';
import { ReportVerifier } from '#settlement-reports';
import { sum } from '#money';
import { SeededRandom } from '../../apps/opn-simulator/src/day/seeded-random.js';
import { accountantsQuestions } from './accountants-questions.js';
import { byCode, foundBreaks, inOneLine } from './generated/found-breaks.js';
import { daysBetween, FIRST_DAY, LAST_DAY, LAST_LOOK } from './generated/bangkok-calendar.js';
import { addedUpByHand, addedUpByHledger } from './journal-adders.js';
import type { SumsByDay } from './journal-adders.js';
import { PlayedMonth } from './played-month.js';
import { openBreaks, retold } from './retell-log.js';

const PLAYED_LIMIT_MS = 900_000;
const MANY = 500;

/** More of them by `MONTH_SEEDS=one,two,…`. */
const seeds = (process.env['MONTH_SEEDS'] ?? 'ordinary').split(',');

/**
 * A log that no longer verifies is no break of the books: it is what `verify` finds, and reports
 * are withheld. In a log that nobody forged there is nothing to plant.
 */
const NEVER_PLANTED = ['CHAIN_BROKEN'];

describe.each(seeds)('a generated month (%s)', (seed) => {
  let played: PlayedMonth;

  beforeAll(async () => {
    played = await PlayedMonth.play(seed);
  }, PLAYED_LIMIT_MS);

  afterAll(() => played.stop());

  const ask = () => played.shop.queries;
  const account = () => played.shop.account;

  it('has every kind of break in it', () => {
    const planted = new Set(played.month.world.planted.map(({ code }) => code));
    const missing = Object.keys(BREAK_CODES).filter((code) => !planted.has(code));
    expect(missing).toEqual(NEVER_PLANTED);
  });

  it('is reconciled: exactly what was planted is found, code by code', async () => {
    const results = byCode(played.month.world.planted, await foundBreaks(played.shop));
    const wrong = Object.entries(results).filter(
      ([, { missed, unplanted }]) => missed.length + unplanted.length > 0,
    );
    expect(Object.fromEntries(wrong)).toEqual({});
  });

  it('names the fact that ended each break which holds no longer', async () => {
    const proofs = new Map(
      (await foundBreaks(played.shop)).map(({ line, clearedBy }) => [line, clearedBy ?? '']),
    );
    const wrong = played.month.world.planted
      .filter((one) => one.proof && !one.proof.test(proofs.get(inOneLine(one)) ?? ''))
      .map((one) => `${inOneLine(one)}: ${proofs.get(inOneLine(one)) ?? 'not found'}`);
    expect(wrong).toEqual([]);
  });

  describe('its payouts', () => {
    /** What a line of nothing settles need not be said. */
    const nonZero = () =>
      new Set(played.month.world.lines.filter(({ amount }) => amount !== 0).map(({ id }) => id));

    it('are each made of the lines that Opn put into them, to the satang', async () => {
      const known = nonZero();
      const made = [...played.month.plans.madePayouts.values()];
      expect(made.length).toBeGreaterThan(15);
      for (const { id, amount, composed, lines } of made) {
        const { composition } = await ask().execute(new GetTransfer(account(), id));
        const parts = await ask().execute(new ListPayoutLines(account(), id, MANY, null));
        const { computable, sum: ours, taken, remainder } = composition;
        expect([id, computable, ours]).toEqual([id, true, BigInt(composed ?? 0)]);
        expect(parts.map((part) => part.id).sort()).toEqual(
          lines.filter((line) => known.has(line)).sort(),
        );
        const explained = sum(parts.map((part) => part.amount)) - (taken ?? 0n);
        expect(explained + (remainder ?? 0n)).toBe(BigInt(amount));
      }
    });

    it('say that they are partial where they were made by hand of a part', async () => {
      const [byHand] = played.month.plans.madeByHand;
      const { composition } = await ask().execute(new GetTransfer(account(), byHand?.id ?? ''));
      const unknown = { sum: null, remainder: null };
      expect(composition).toMatchObject({ computable: false, reason: 'partial', ...unknown });
    });
  });

  describe('its journal', () => {
    /** Days on which nothing was posted end as those before them. */
    async function expectAgreement(added: SumsByDay): Promise<void> {
      let sums = {};
      for (const day of daysBetween(FIRST_DAY, LAST_LOOK)) {
        sums = added.get(day) ?? sums;
        expect([day, sums]).toEqual([day, await played.balancesOn(day)]);
      }
    }

    it('balances, and comes to our balances on every account at every day’s end', async () => {
      const journal = await played.journal();
      await expectAgreement(addedUpByHand(journal));
      const byHledger = addedUpByHledger(journal);
      if (byHledger) await expectAgreement(byHledger);
      else console.log('No hledger on this machine: only our own adder has read the journal.');
    });
  });

  it.each([1, 4])(
    'comes to the same open breaks from the same log, told and judged in %d stretches',
    async (stretches) => {
      const random = new SeededRandom(`stretches ${seed} ${stretches}`);
      expect(await retold(played, stretches, random)).toEqual(await openBreaks(played.shop));
    },
    PLAYED_LIMIT_MS,
  );

  describe('its closed figures', () => {
    it('stay as they were, whatever became known afterwards', async () => {
      expect(await played.figures()).toEqual(played.atClosing);
      expect(played.atClosing.issued.length).toBeGreaterThan(31);
    });

    it('have what came late behind them, in the first open day', async () => {
      const late = played.month.world.planted.filter(({ code }) => code === 'LATE_FACT');
      for (const { subject } of late) {
        const entries = await played.shop.entries(subject.replace('charge/', ''));
        const adjustments = entries.filter(({ kind }) => kind === 'A1');
        expect(adjustments).toHaveLength(1);
        expect(adjustments[0]?.relatesTo.slice(0, 7)).toBe(LAST_DAY.slice(0, 7));
        expect(entries.every(({ postingDay }) => postingDay > LAST_DAY)).toBe(true);
      }
    });

    it('verify: reports derive again from the log, and books from a rebuild', async () => {
      const { app } = played.shop;
      expect(await app.get(ReportVerifier).verify(account())).toMatchObject({ faults: [] });
      expect(await app.get(BooksKeeper).tablesThatDiffer(account())).toEqual([]);
    });
  });

  describe('the questions of its accountant', () => accountantsQuestions(() => played));
});
