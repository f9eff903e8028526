import { satang } from '#money';
import fc from 'fast-check';
import { AlertWorld } from '../../fixtures/alert-world.fixtures.js';
import type { AlertCondition } from '../alert-condition.js';
import { isKnown, isToldAsOver } from './told.js';
import { toldOf } from './told-of.js';

type Step =
  | { readonly kind: 'pass'; readonly minutes: number }
  | { readonly kind: 'there'; readonly count: number }
  | { readonly kind: 'look' | 'record' | 'read' | 'tell' | 'die'; readonly worker: number }
  | { readonly kind: 'digest' };

const worker = fc.integer({ min: 0, max: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('pass' as const), minutes: fc.constantFrom(1, 3, 20, 70, 400) }),
  fc.record({ kind: fc.constant('there' as const), count: fc.constantFrom(0, 0, 5, 20, 300) }),
  fc.record({
    kind: fc.constantFrom('look', 'look', 'record', 'record', 'read', 'tell', 'tell', 'die'),
    worker,
  }) as fc.Arbitrary<Step>,
  fc.record({ kind: fc.constant('digest' as const) }),
);

function play(kind: AlertCondition['kind'], steps: readonly Step[], inTheEnd: number): AlertWorld {
  let condition: AlertCondition | null = null;
  const world = new AlertWorld(kind, () => condition);
  const there = (count: number): void => {
    const since = condition?.since ?? world.now;
    const amount = satang(BigInt(count) * 100n);
    condition =
      count === 0 ? null : { kind, subject: 'x', since, count, amount, facts: {}, link: '/' };
  };
  const round = (): void => {
    world.look(0);
    world.record(0);
    world.read(0);
    world.tell(0);
  };
  for (const one of steps) {
    if (one.kind === 'pass') world.pass(one.minutes);
    else if (one.kind === 'there') there(one.count);
    else if (one.kind === 'digest') world.digest();
    else world[one.kind](one.worker);
  }
  // In the end all is well, or not, for days; somebody lives, and there are mornings.
  there(inTheEnd);
  for (let hours = 0; hours < 72; hours += 1) {
    world.pass(60);
    round();
    world.digest();
  }
  return world;
}

describe.each(['charges-stuck', 'report-late', 'opn-unreachable', 'owed-to-customers'] as const)(
  'whatever happens to %s, and whoever dies of two workers',
  (kind) => {
    it('each state is told once, and whoever knows of it learns that it is over', () => {
      fc.assert(
        fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
          const world = play(kind, steps, 0);
          for (const episode of world.episodes) {
            const told = toldOf(episode.alert, world.outbox);
            expect(episode.alert.status).toBe('resolved');
            if (kind !== 'opn-unreachable') expect(told).not.toEqual([]);
            if (told.length > 0) expect(isToldAsOver(told)).toBe(true);
            isInOrder(world.statesOf(episode), episode.alert.reopenings);
          }
        }),
        { numRuns: 120 },
      );
    });

    it('whoever is to know that it is there is not left believing that it is over', () => {
      fc.assert(
        fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
          const world = play(kind, steps, 5);
          const { alert } = world.episodes.at(-1)!;
          expect(alert.resolvedAt).toBeNull();
          expect(isKnown(toldOf(alert, world.outbox))).toBe(true);
        }),
        { numRuns: 60 },
      );
    });
  },
);

/** It begins with its raising, if it is told of on its own, and ends no more often than it did. */
function isInOrder(states: readonly string[], reopenings: number): void {
  const ends = states.filter((state) => state.startsWith('resolved'));
  expect(ends.length).toBeLessThanOrEqual(reopenings + 1);
  const raised = states.filter((state) => state === 'raised');
  expect(raised.length).toBeLessThanOrEqual(1);
  if (raised.length === 1) expect(states[0]).toBe('raised');
  if (reopenings === 0 && ends.length > 0) expect(states.at(-1)).toMatch(/^resolved/u);
}
