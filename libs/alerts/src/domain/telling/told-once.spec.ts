import { satang } from '#money';
import fc from 'fast-check';
import { AlertWorld } from '../../fixtures/alert-world.fixtures.js';
import type { Holds } from '../alert.js';
import type { AlertCondition } from '../alert-condition.js';
import { audiencesKnowing, isKnown } from './told.js';
import { toldOf } from './told-of.js';

type Step =
  | { readonly kind: 'pass'; readonly minutes: number }
  | { readonly kind: 'there'; readonly count: number }
  | { readonly kind: 'look' | 'record' | 'read' | 'tell' | 'die'; readonly worker: number }
  | { readonly kind: 'digest' }
  | { readonly kind: 'round' };

const worker = fc.integer({ min: 0, max: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('pass' as const), minutes: fc.constantFrom(1, 3, 20, 70, 400) }),
  fc.record({ kind: fc.constant('there' as const), count: fc.constantFrom(0, 0, 5, 20, 300) }),
  fc.record({
    kind: fc.constantFrom('look', 'look', 'record', 'record', 'read', 'tell', 'tell', 'die'),
    worker,
  }) as fc.Arbitrary<Step>,
  fc.record({ kind: fc.constantFrom('digest', 'round', 'round') }) as fc.Arbitrary<Step>,
);

/** It goes, which is told, and comes back. */
const BACK: readonly Step[] = [
  ...([{ kind: 'there', count: 5 }, { kind: 'round' }, { kind: 'there', count: 0 }] as const),
  ...([{ kind: 'round' }, { kind: 'pass', minutes: 3 }, { kind: 'round' }] as const),
  ...([{ kind: 'there', count: 5 }, { kind: 'round' }] as const),
];
const stepsAndBack = fc
  .array(
    fc.oneof(
      step.map((one) => [one]),
      fc.constant(BACK),
    ),
    { maxLength: 12 },
  )
  .map((some) => some.flat());

/** Somebody lives, and is not disturbed. */
function round(world: AlertWorld): void {
  world.look(0);
  world.record(0);
  world.read(0);
  world.tell(0);
}

function play(
  kind: AlertCondition['kind'],
  steps: readonly Step[],
  inTheEnd: number,
  repeats?: Holds['repeats'],
): AlertWorld {
  let condition: AlertCondition | null = null;
  const world = new AlertWorld(kind, () => condition, repeats);
  const there = (count: number): void => {
    const since = condition?.since ?? world.now;
    const amount = satang(BigInt(count) * 100n);
    condition =
      count === 0 ? null : { kind, subject: 'x', since, count, amount, facts: {}, link: '/' };
  };
  for (const one of steps) {
    if (one.kind === 'pass') world.pass(one.minutes);
    else if (one.kind === 'there') there(one.count);
    else if (one.kind === 'digest') world.digest();
    else if (one.kind === 'round') round(world);
    else world[one.kind](one.worker);
  }
  // In the end all is well, or not, for days; somebody lives. What cannot wait needs no morning.
  there(inTheEnd);
  for (let hours = 0; hours < 72; hours += 3) {
    world.pass(3 * 60);
    round(world);
    if (kind !== 'opn-unreachable') world.digest();
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
            expect(audiencesKnowing(told)).toEqual([]);
            const own = world.statesOf(episode).filter((state) => !state.includes('/'));
            isInOrder(own, episode.alert.reopenings);
          }
        }),
        { numRuns: 80 },
      );
    });

    it('whoever is to know that it is there is not left believing that it is over', () => {
      fc.assert(
        fc.property(stepsAndBack, (steps) => {
          // Without reminders, which would tell of it at last.
          const world = play(kind, steps, 5, { repeatMinutes: [], escalateMinutes: 0 });
          const { alert } = world.episodes.at(-1)!;
          expect(alert.resolvedAt).toBeNull();
          expect(isKnown(toldOf(alert, world.outbox))).toBe(true);
        }),
        { numRuns: 40 },
      );
    });
  },
);

it('whoever it was escalated to hears in the morning that it ended at night', () => {
  const round = { kind: 'round' } as const;
  const steps: readonly Step[] = [
    ...([{ kind: 'there', count: 5 }, round, { kind: 'pass', minutes: 240 }, round] as const),
    ...([{ kind: 'there', count: 0 }, { kind: 'pass', minutes: 300 }, round] as const),
  ];
  const { outbox } = play('report-late', steps, 0);
  expect(outbox.map(({ key }) => key)).toEqual([
    'alert/report-late/x/1/raised',
    ...['alert/report-late/x/1/reminded-1', 'alert/report-late/x/1/reminded-1/operators'],
    ...['alert-digest/finance/2026-11-21', 'alert-digest/operators/2026-11-21'],
  ]);
});

/** It begins with its raising, if it is told of on its own, and ends no more often than it did. */
function isInOrder(states: readonly string[], reopenings: number): void {
  const ends = states.filter((state) => state.startsWith('resolved'));
  expect(ends.length).toBeLessThanOrEqual(reopenings + 1);
  const raised = states.filter((state) => state === 'raised');
  expect(raised.length).toBeLessThanOrEqual(1);
  if (raised.length === 1) expect(states[0]).toBe('raised');
  if (reopenings === 0 && ends.length > 0) expect(states.at(-1)).toMatch(/^resolved/u);
}
