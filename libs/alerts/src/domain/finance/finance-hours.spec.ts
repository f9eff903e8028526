import { addDays, BANGKOK, KNOWN_BANK_HOLIDAYS, parseBusinessDay, parseMonth } from '#calendar';
import type { BusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import type { Instant } from '#kernel';
import { parseBaht } from '#money';
import type { BreakCode, StandingBreak } from '#reconciliation';
import type { Precondition } from '#settlement-reports';
import { approvalDueAt, awaitedVersions, monthDueAt } from './awaited-approvals.js';
import { claimStage } from './claim-stage.js';
import { delayReason } from './delay-reason.js';
import { lastPromised, pastTheirHour, promisedAt } from './late-days.js';
import { payoutTroubles } from './payout-troubles.js';
import { groupsOf } from './unexplained-groups.js';

const FRIDAY = parseBusinessDay('2026-11-20');
const MONDAY = addDays(FRIDAY, 3);
const at = (time: string, day: BusinessDay): Instant => parseInstant(`${day}T${time}:00+07:00`);

describe('a promised report', () => {
  const rules = { timeZone: BANGKOK, openedOn: FRIDAY, promisedHourOn: () => '09:00' };

  it('is due on the morning after its day, and after the first day here', () => {
    expect(promisedAt(FRIDAY, rules)).toBe(at('09:00', addDays(FRIDAY, 1)));
    expect(promisedAt(addDays(FRIDAY, -20), rules)).toBe(at('09:00', addDays(FRIDAY, 1)));
    const days = [FRIDAY, addDays(FRIDAY, 1)];
    expect(pastTheirHour(days, rules, at('08:59', addDays(FRIDAY, 1)))).toEqual([]);
    expect(pastTheirHour(days, rules, at('09:00', addDays(FRIDAY, 1)))).toEqual([FRIDAY]);
  });

  it('is promised up to yesterday, from its hour on, and none is before the first', () => {
    const last = (time: string, day: BusinessDay) => lastPromised(day, rules, at(time, day));
    expect(last('12:00', FRIDAY)).toBe(addDays(FRIDAY, -1));
    expect(last('08:59', MONDAY)).toBe(addDays(MONDAY, -2));
    expect(last('09:00', MONDAY)).toBe(addDays(MONDAY, -1));
  });

  it('that leaves something unexplained is told of by itself, those of the past together', () => {
    const days = [FRIDAY, addDays(FRIDAY, -1), addDays(FRIDAY, -9)].map((day) => ({ day }));
    expect(groupsOf(days, FRIDAY)).toMatchObject([
      { subject: FRIDAY, all: [{ day: FRIDAY }] },
      {
        subject: 'past',
        latest: { day: addDays(FRIDAY, -1) },
        first: { day: addDays(FRIDAY, -9) },
      },
    ]);
    expect(groupsOf(days.slice(0, 1), FRIDAY)).toHaveLength(1);
  });

  it('is late because of what failed, else of what is waited for', () => {
    const one = (key: Precondition['key'], more: Partial<Precondition> = {}): Precondition => ({
      ...{ key, state: 'waiting', keepsFrom: 'closing', text: '' },
      ...more,
    });
    const none = one('tax-receipt', { keepsFrom: 'nothing' });
    const waiting = [none, one('open-charges-read'), one('books-current')];
    expect(delayReason(waiting)).toBe('books-current');
    const failed = one('charges-readable', { state: 'failed' });
    expect(delayReason([...waiting, failed])).toBe('charges-readable');
    expect(delayReason([none, one('open-charges-read')])).toBe('not-succeeded');
  });
});

describe('an approval', () => {
  const rules = {
    ...{ timeZone: BANGKOK, holidays: KNOWN_BANK_HOLIDAYS },
    ...{ approvalHour: '12:00', monthCloseDay: 5 },
  };
  const version = (day: BusinessDay, issuedAt: Instant, approvedBy: string | null = null) => ({
    ...{ day, version: 1, issuedAt, approvedBy },
    issuedOn: issuedAt.slice(0, 10) as BusinessDay,
  });

  it('is due by noon of the next bank business day, with some notice', () => {
    const due = (issuedAt: Instant) => approvalDueAt({ day: FRIDAY, issuedAt }, rules);
    expect(due(at('03:00', addDays(FRIDAY, 1)))).toBe(at('12:00', MONDAY));
    expect(due(at('08:00', MONDAY))).toBe(at('12:00', MONDAY));
    expect(due(at('08:01', MONDAY))).toBe(at('12:00', addDays(MONDAY, 1)));
  });

  it('is awaited of what nobody approved, the oldest first, and of no past caught up with', () => {
    const issuedAt = at('03:00', addDays(FRIDAY, 1));
    const versions = [
      version(FRIDAY, issuedAt),
      version(addDays(FRIDAY, -1), issuedAt),
      version(addDays(FRIDAY, -2), issuedAt, 'Malee'),
      version(addDays(FRIDAY, -9), issuedAt),
    ];
    const awaited = (now: Instant) => awaitedVersions(versions, rules, now).map(({ day }) => day);
    expect(awaited(at('11:59', MONDAY))).toEqual([]);
    expect(awaited(at('12:00', MONDAY))).toEqual([addDays(FRIDAY, -1), FRIDAY]);
  });

  it('of a month is due with the end of its day', () => {
    const last = at('00:00', parseBusinessDay('2026-12-06'));
    expect(monthDueAt(parseMonth('2026-11'), rules)).toBe(last);
  });
});

describe('a tax invoice', () => {
  it('is pressing two months before the last month in which it counts', () => {
    const stages = ['2027-02', '2027-03', '2027-05', '2027-06'].map((now) =>
      claimStage(parseMonth('2027-05'), parseMonth(now)),
    );
    expect(stages).toEqual(['missing', 'expiring', 'expiring', 'expired']);
  });
});

describe('a payout', () => {
  const found = (code: BreakCode, id: string, baht: string): StandingBreak => ({
    ...{ id: `brk_${id}`, code, day: FRIDAY, subject: { kind: 'transfer', id }, count: 1 },
    ...{ amount: parseBaht(baht), openedAt: at('10:00', FRIDAY) },
  });

  it('is in one trouble, and scheduled ones that did not come are one', () => {
    const troubles = payoutTroubles([
      found('IN_TRANSIT_LATE', 'trsf_1', '-97.00'),
      found('TRANSFER_FAILED', 'trsf_1', '-97.00'),
      found('IN_TRANSIT_LATE', 'trsf_2', '-50.00'),
      found('SETTLEMENT_MISSING', '2026-11-23', '-2.00'),
      found('SETTLEMENT_MISSING', '2026-11-20', '-1.00'),
    ]);
    expect(troubles).toMatchObject([
      { problem: 'failed', subject: 'trsf_1', amount: 9_700n },
      { problem: 'late', subject: 'trsf_2', amount: 5_000n },
      { problem: 'missing', subject: '2026-11-20', count: 2, amount: 300n },
    ]);
  });
});
