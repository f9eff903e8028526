import { parseBusinessDay } from '#calendar';
import fc from 'fast-check';
import { bangkokDayOf, bangkokWindow } from './bangkok-day.js';
import { planDay } from './plan-day.js';
import type { DayPlan } from './plan-day.js';

const day = parseBusinessDay('2026-11-20');
const plan = planDay(day, 'seed');

const chargesOf = ({ orders }: DayPlan) => orders.flatMap(({ charges }) => charges);
const kinds = ({ orders }: DayPlan) => new Set(orders.map(({ kind }) => kind));

/** Whatever the seed, so also on the day somebody demonstrates it. */
const everyPlan = (check: (generated: DayPlan) => void) =>
  fc.assert(
    fc.property(fc.string(), (seed) => check(planDay(day, seed))),
    { numRuns: 12 },
  );

describe('a simulated day', () => {
  it('is the same for the same day and seed, and for no others', () => {
    expect(planDay(day, 'seed')).toEqual(plan);
    expect(planDay(day, 'other')).not.toEqual(plan);
    expect(chargesOf(planDay(parseBusinessDay('2026-11-21'), 'seed'))[0]?.id).not.toBe(
      chargesOf(plan)[0]?.id,
    );
  });

  it('has a busy noon and evening', () => {
    const perHour = new Map<string, number>();
    for (const { steps } of chargesOf(plan)) {
      const hour = steps[0].at.slice(11, 13);
      perHour.set(hour, (perHour.get(hour) ?? 0) + 1);
    }
    const at = (utcHour: string) => perHour.get(utcHour) ?? 0;
    expect(at('05')).toBeGreaterThan(at('08')); // noon and three o'clock in Bangkok
    expect(at('11')).toBeGreaterThan(at('08'));
    expect(at('20')).toBe(0);
  });

  it('has everything that was planted, whatever the seed', () => {
    everyPlan((generated) => {
      expect([...kinds(plan)].filter((kind) => !kinds(generated).has(kind))).toEqual([]);
    });
  });

  it('has between 420 and 620 charges, each with an id and steps of its own', () => {
    everyPlan((generated) => {
      const charges = chargesOf(generated);
      expect(charges.length).toBeGreaterThan(420);
      expect(charges.length).toBeLessThan(620);
      expect(new Set(charges.map(({ id }) => id)).size).toBe(charges.length);
      for (const { steps } of charges) {
        const times = steps.map(({ at }) => at);
        expect(times).toEqual(times.toSorted());
      }
    });
  });

  it('is paid within the day and before the QR ends, but for what was planted', () => {
    everyPlan((generated) => {
      for (const { kind, charges } of generated.orders) {
        for (const { steps, expiresAt } of charges) {
          const paidAt = steps.find(({ becomes }) => becomes === 'successful')?.at;
          if (!paidAt) continue;
          expect(bangkokDayOf(paidAt)).toBe(day);
          expect(paidAt < expiresAt).toBe(kind !== 'paid_after_expiry');
        }
      }
    });
  });

  it('is over for all that is not paid, but for what is still open', () => {
    const end = bangkokWindow(day).to;
    const late = plan.orders.filter(({ charges }) =>
      charges.some(({ steps }) => steps.some(({ at }) => at >= end)),
    );
    expect(late.map(({ kind }) => kind)).toEqual(['still_open', 'still_open', 'still_open']);
  });

  it('numbers its orders', () => {
    expect(plan.orders[0]?.reference).toBe('ORD-261120-0001');
    expect(new Set(plan.orders.map(({ reference }) => reference)).size).toBe(plan.orders.length);
  });
});
