import { LOOK_EVERY_MS, LookPace } from './look-pace.js';

describe('the pace of looks', () => {
  it('is soon after new facts, and every now and then without any', () => {
    const pace = new LookPace();
    expect(pace.isDue('main', 7, 0)).toBe(true);
    pace.note('main', 7, 0, 20);
    expect([pace.isDue('main', 7, 5_000), pace.isDue('main', 8, 5_000)]).toEqual([false, true]);
    expect(pace.isDue('main', 7, LOOK_EVERY_MS)).toBe(true);
    expect(pace.isDue('other', 7, 5_000)).toBe(true);
  });

  it('leaves nine parts of the time to others where a look takes long', () => {
    const pace = new LookPace();
    pace.note('main', 7, 0, 2_000);
    expect([pace.isDue('main', 8, 19_999), pace.isDue('main', 8, 20_000)]).toEqual([false, true]);
  });
});
