import fc from 'fast-check';
import { FAULT_NAMES } from './catalogue.js';
import { Dial } from './dial.js';
import { NO_FAULTS, parsePercents, percentsFrom, percentsText } from './percents.js';
import { UNHARMED, webhookFate } from './webhook-fate.js';

const events = Array.from({ length: 2_000 }, (_, index) => `evnt_test_${index}`);

const dialAt = (setting: string, seed = 'seed') => new Dial(seed, parsePercents(setting));

describe('the fault dial', () => {
  it('hits about as often as it says, and not always the same for another seed', () => {
    const hitBy = (seed: string) => {
      const dial = dialAt('drop=20', seed);
      return events.filter((id) => dial.hit('drop', id));
    };
    expect(hitBy('a').length / events.length).toBeCloseTo(0.2, 1);
    expect(hitBy('a')).toEqual(hitBy('a'));
    expect(hitBy('a')).not.toEqual(hitBy('b'));
  });

  it('never hits at 0, and always at 100', () => {
    for (const fault of FAULT_NAMES) {
      const [off, full] = [dialAt('none'), dialAt(`${fault}=100`)];
      expect(events.some((id) => off.hit(fault, id))).toBe(false);
      expect(events.every((id) => full.hit(fault, id))).toBe(true);
    }
  });

  it('hits the same and more when it is turned up', () => {
    const hitAt = (percent: number) =>
      events.filter((id) => dialAt(`drop=${percent}`).hit('drop', id));
    expect(hitAt(30)).toEqual(expect.arrayContaining(hitAt(10)));
  });
});

describe('the setting of the dial', () => {
  it('is read back as it was written', () => {
    const percent = fc.integer({ min: 0, max: 1_000_000 }).map((parts) => parts / 10_000);
    const given = fc.dictionary(fc.constantFrom(...FAULT_NAMES), percent);
    fc.assert(
      fc.property(given, (percents) => {
        const turned = percentsFrom(percents);
        expect(parsePercents(percentsText(turned))).toEqual(turned);
      }),
    );
  });

  it('can start from all and leave some out', () => {
    const { drop, fee, stale } = parsePercents('all,fee=0,stale=100');
    expect([drop > 0, fee, stale]).toEqual([true, 0, 100]);
    expect(Object.values(parsePercents('all')).every((percent) => percent > 0)).toBe(true);
    expect(parsePercents('none')).toEqual(NO_FAULTS);
  });

  it.each([
    ['rain=20', /no fault "rain", only drop, corrupt/],
    ['toString=20', /no fault "toString"/],
    ['drop', /drop needs a percentage/],
    ['drop=', /drop needs a percentage/],
    ['drop=101', /drop needs a percentage from 0 to 100/],
    ['drop=-1', /drop needs a percentage/],
    ['drop=20;fee=2', /drop needs a percentage/],
    ['', /no fault ""/],
  ])('refuses %p', (text, reason) => {
    expect(() => parsePercents(text)).toThrow(reason);
  });

  it.each([[{ drop: '20' }], [{ drop: Number.NaN }], [{ drop: null }], [{ rain: 1 }]])(
    'refuses %p as JSON',
    (given) => {
      expect(() => percentsFrom(given)).toThrow(/percentage|no fault/);
    },
  );
});

describe('the fate of a webhook', () => {
  const fates = (setting: string) =>
    events.map((id, index) => webhookFate(dialAt(setting), id, index % 3));

  it('follows from seed, event and attempt', () => {
    expect(fates('all')).toEqual(fates('all'));
    const [first, second] = [0, 1].map((attempt) =>
      events.map((id) => webhookFate(dialAt('all'), id, attempt)),
    );
    expect(first).not.toEqual(second);
  });

  it('is to arrive as it is, while nothing is turned up', () => {
    expect(fates('none')).toEqual(events.map(() => UNHARMED));
  });

  it('knows clocks within and beyond the tolerance of five minutes, fast and slow', () => {
    const seconds = fates('skew=100').map(({ skewMs }) => skewMs / 1_000);
    const kinds = new Set(seconds.map((by) => `${Math.abs(by) > 300} ${by > 0}`));
    expect([...kinds].sort()).toEqual(['false false', 'false true', 'true false', 'true true']);
    expect(seconds.some((by) => Math.abs(by) > 240 && Math.abs(by) < 360)).toBe(false);
  });

  it('has at most one fault that spoils it', () => {
    const spoilers = ['drop', 'corrupt', 'missign', 'skew'];
    const counts = fates('drop=50,corrupt=50,missign=50,skew=50').map(
      ({ applied }) => applied.filter((fault) => spoilers.includes(fault)).length,
    );
    expect(new Set(counts)).toEqual(new Set([0, 1]));
  });
});
