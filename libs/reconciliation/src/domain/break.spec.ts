import { addDays } from '#calendar';
import { DAY_MS, plusMs } from '#kernel';
import { satang } from '#money';
import { at, DAY } from '../../../../test/support/reconciling/cases.js';
import { breakOf } from './break.js';
import type { BreakFacts } from './break.js';

const facts: BreakFacts = {
  code: 'AMOUNT_UNDER',
  day: DAY,
  subject: { kind: 'expectation', id: 'A' },
  reference: 'A',
  expected: satang(400n),
  actual: satang(350n),
  openedAt: at('10:00'),
};

const dates = { days: { timeZone: 'Asia/Bangkok', cutoffs: [] }, holidays: new Set<never>() };

describe('a break', () => {
  it('keeps its id whatever its amount, day and time', () => {
    const { id } = breakOf(facts, dates);
    const later = { ...facts, actual: satang(1n), day: addDays(DAY, 1), openedAt: at('11:00') };
    expect(breakOf(later, dates).id).toBe(id);
    expect(id).toMatch(/^brk_[0-9a-f]{24}$/);
  });

  it.each<Partial<BreakFacts>>([
    { code: 'AMOUNT_OVER' },
    { subject: { kind: 'expectation', id: 'B' } },
    { subject: { kind: 'charge', id: 'A' } },
    { discriminator: '1.65' },
  ])('is another one with another %j', (other) => {
    expect(breakOf({ ...facts, ...other }, dates).id).not.toBe(breakOf(facts, dates).id);
  });

  it('is actual − expected, where nothing counts as zero', () => {
    expect(breakOf(facts, dates).amount).toBe(-50n);
    expect(breakOf({ ...facts, expected: null }, dates).amount).toBe(350n);
    expect(breakOf({ ...facts, actual: null }, dates).amount).toBe(-400n);
  });

  it.each([
    ['high', 'CHARGE_UNEXPECTED', '2026-11-20'],
    ['medium', 'AMOUNT_UNDER', '2026-11-24'],
    ['low', 'RECEIPT_UNPAID', '2026-11-27'],
  ] as const)('of %s severity is due in bank business days', (_, code, dueOn) => {
    expect(breakOf({ ...facts, code }, dates).dueOn).toBe(dueOn);
  });

  it('that opens on a day on which banks are closed is due on the next one', () => {
    const openedAt = plusMs(facts.openedAt, DAY_MS);
    const found = breakOf({ ...facts, code: 'CHARGE_UNEXPECTED', openedAt }, dates);
    expect(found.dueOn).toBe('2026-11-23');
    const holidays = new Set([found.dueOn]);
    expect(
      breakOf({ ...facts, code: 'CHARGE_UNEXPECTED', openedAt }, { ...dates, holidays }),
    ).toEqual({
      ...found,
      dueOn: '2026-11-24',
    });
  });
});
