import { DEFAULT_RULE_BOOKS } from '#accounts';
import type { PayoutRules } from '#accounts';
import { parseBusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { judging } from './judging.fixtures.js';
import { isPayoutDay, missedPayouts } from './missed-payouts.js';

const { payout: DAILY } = DEFAULT_RULE_BOOKS;
const day = parseBusinessDay;
const holidays = new Set([day('2026-12-07')]);

const dueOf = (rules: PayoutRules, ...days: readonly string[]) =>
  days.filter((one) => isPayoutDay(day(one), rules, holidays));

describe('a scheduled transfer', () => {
  it('is due on every bank business day', () => {
    const days = ['2026-12-04', '2026-12-05', '2026-12-06', '2026-12-07', '2026-12-08'];
    expect(dueOf(DAILY, ...days)).toEqual(['2026-12-04', '2026-12-08']);
  });

  it('of a weekday is due on the next bank business day where the bank is closed', () => {
    const mondays = { ...DAILY, scheduledOn: [1] };
    const days = ['2026-11-30', '2026-12-01', '2026-12-07', '2026-12-08', '2026-12-09'];
    expect(dueOf(mondays, ...days)).toEqual(['2026-11-30', '2026-12-08']);
  });

  it('of a Sunday is due on Monday', () => {
    const sundays = { ...DAILY, scheduledOn: [7] };
    expect(dueOf(sundays, '2026-11-29', '2026-11-30', '2026-12-01')).toEqual(['2026-11-30']);
  });

  it('is never due where there is no schedule', () => {
    expect(dueOf({ ...DAILY, scheduledOn: null }, '2026-11-30')).toEqual([]);
  });
});

const without = (date: string, transferable: bigint) => ({
  day: day(date),
  endsAt: parseInstant(`${date}T17:00:00Z`),
  transferable: satang(transferable),
});

const missed = (...days: readonly ReturnType<typeof without>[]) =>
  missedPayouts(days, () => DAILY, judging).map(({ subject, amount }) => [subject.id, amount]);

describe('money that no transfer took', () => {
  it('is missing on the scheduled day, with what could be paid out when it began', () => {
    expect(missed(without('2026-11-23', 90_000n))).toEqual([['2026-11-23', -90_000n]]);
  });

  it('is one break a missed day, each with what came to it', () => {
    expect(missed(without('2026-11-23', 90_000n), without('2026-11-24', 150_000n))).toEqual([
      ['2026-11-23', -90_000n],
      ['2026-11-24', -60_000n],
    ]);
  });

  it('is no break of a day that added nothing, and none of less than there was', () => {
    const flat = ['2026-11-24', '2026-11-25'].map((one) => without(one, 90_000n));
    expect(missed(without('2026-11-23', 90_000n), ...flat)).toEqual([['2026-11-23', -90_000n]]);
    const [fallen, risen] = [without('2026-11-24', 20_000n), without('2026-11-25', 50_000n)];
    expect(missed(without('2026-11-23', 90_000n), fallen, risen)).toEqual([
      ['2026-11-23', -90_000n],
      ['2026-11-25', -30_000n],
    ]);
    const overdrawn = without('2026-11-24', -10_000n);
    expect(missed(overdrawn, without('2026-11-25', 40_000n))).toEqual([['2026-11-25', -40_000n]]);
  });

  it('waits over a weekend, and while it is less than Opn pays out', () => {
    expect(missed(without('2026-11-21', 90_000n), without('2026-11-22', 90_000n))).toEqual([]);
    expect(missed(without('2026-11-23', 2_999n), without('2026-11-24', 3_000n))).toEqual([
      ['2026-11-24', -3_000n],
    ]);
  });
});
