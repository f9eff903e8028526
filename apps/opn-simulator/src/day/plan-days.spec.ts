import { parseBusinessDay } from '#calendar';
import { bangkokDayOf } from './bangkok-day.js';
import { firstDayOf, planDays } from './plan-days.js';
import type { DayPlan } from './plan-day.js';
import { planDay } from './plan-day.js';

const day = parseBusinessDay('2026-11-20');
const few = planDays(day, 'seed', { days: 4, orders: 10 });

const chargesOf = ({ orders }: Pick<DayPlan, 'orders'>) => orders.flatMap(({ charges }) => charges);
const kindsOf = ({ orders }: DayPlan) => new Set(orders.map(({ kind }) => kind));

describe('days in a row', () => {
  it('are just the day, if there is one', () => {
    const plan = planDays(day, 'seed');
    expect(plan.days).toEqual([planDay(day, 'seed')]);
    expect(plan.orders).toEqual(plan.lastDay.orders);
    expect(plan.hasPlantedPayouts).toBe(false);
  });

  it('end with the day looked at, which is the same however many lead up to it', () => {
    expect(few.days.map((one) => one.day)).toEqual([
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
    ]);
    expect(firstDayOf(few)).toBe('2026-11-17');
    expect(few.lastDay).toEqual(planDays(day, 'seed', { orders: 10 }).lastDay);
  });

  it('have as many ordinary orders as wanted, besides what is planted', () => {
    for (const one of few.days) {
      const channel = one.orders.slice(0, 10).map(({ kind }) => kind);
      expect(channel.every((kind) => ['ordinary', 'tried_again', 'given_up'].includes(kind))).toBe(
        true,
      );
      expect(one.orders[10]?.kind).not.toBe('ordinary');
    }
  });

  it('are quieter before the last, but never without a card and an evening before', () => {
    for (const one of few.days.slice(0, -1)) {
      const kinds = kindsOf(one);
      expect(kinds).toContain('card');
      expect(kinds).toContain('evening_before');
      expect(kinds.size).toBeLessThan(kindsOf(few.lastDay).size);
    }
  });

  it('share no charge and no reference', () => {
    const ids = chargesOf(few).map(({ id }) => id);
    const references = few.orders.map(({ reference }) => reference);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(references).size).toBe(references.length);
  });

  it('see a part of each earlier card payment given back the next morning', () => {
    const refunded = chargesOf(few).filter(({ refund }) => refund);
    expect(refunded.map(({ method }) => method)).toEqual(['card', 'card', 'card']);
    expect(refunded.map(({ refund }) => refund && bangkokDayOf(refund.at))).toEqual([
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
    ]);
    const two = planDays(day, 'seed', { days: 2, orders: 10 });
    expect(chargesOf(two).filter(({ refund }) => refund)).toEqual([]);
  });
});
