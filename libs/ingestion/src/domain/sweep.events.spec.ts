import { parseInstant } from '#kernel';
import { satang } from '#money';
import { checkGolden } from '../../../../test/support/golden.js';
import { specify } from '../../../../test/support/specify.js';
import { SweepCompleted, sweepDecider, sweepEvents } from './sweep.events.js';
import type { SweepFacts } from './sweep.events.js';

const { given } = specify(sweepDecider);
const at = parseInstant('2026-11-21T03:00:00Z');
const facts: SweepFacts = {
  list: 'charges',
  from: parseInstant('2026-11-19T16:00:00Z'),
  to: parseInstant('2026-11-20T17:00:00Z'),
  pages: 3,
  count: 212,
  statedCount: 212,
  amount: satang(84_800_000n),
  setHash: 'c'.repeat(64),
  complete: true,
};
const completed = (changes: Partial<SweepFacts> = {}) =>
  new SweepCompleted(at, { ...facts, ...changes });

describe('a sweep', () => {
  it('that saw what was seen before teaches nothing, in however many pages', () => {
    given().when({ at, facts }).then(completed());
    given(completed())
      .when({ at, facts: { ...facts, pages: 4 } })
      .thenNothing();
  });

  it.each<[string, Partial<SweepFacts>]>([
    ['another set', { setHash: 'd'.repeat(64) }],
    ['other money', { amount: satang(1n) }],
    ['the same in part', { complete: false, statedCount: 300 }],
  ])('that saw %s is news', (_, changes) => {
    const seen = { ...facts, ...changes };
    given(completed()).when({ at, facts: seen }).then(completed(changes));
    given(completed(changes)).when({ at, facts }).then(completed());
  });

  it('is written as it always was', () => checkGolden(sweepEvents, [completed()]));
});
