import { parseBusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { checkAge, checkNeeded, retainedFrom } from './retention.js';

const day = parseBusinessDay;

describe('what may be erased by its age', () => {
  it.each([
    ['2026-11-23', '2019-11-23'],
    ['2028-02-29', '2021-02-28'],
    ['2034-01-01', '2027-01-01'],
  ])('on %s is what is older than %s', (today, latest) => {
    expect(retainedFrom(day(today))).toBe(latest);
    expect(() => checkAge(day(latest), day(today))).not.toThrow();
  });

  it('is nothing younger, and says what may be', () => {
    const refused = () => checkAge(day('2019-11-24'), day('2026-11-23'));
    expect(refused).toThrow('kept for 7 years: today everything before 2019-11-23');
  });
});

describe('what may be erased of a subject', () => {
  it('is nothing that is still needed, and every reason is said', () => {
    const openCharges = [{ id: 'chrg_a', createdAt: parseInstant('2026-11-20T02:00:00Z') }];
    const refused = () => checkNeeded({ undecidedWebhooks: 1, openCharges });
    expect(refused).toThrow(/1 of its webhooks is not worked off.*Charge chrg_a is open since/);
  });

  it('is everything else', () => {
    expect(() => checkNeeded({ undecidedWebhooks: 0, openCharges: [] })).not.toThrow();
  });
});
