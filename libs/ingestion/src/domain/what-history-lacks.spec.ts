import type { SweptList } from './swept-list.js';
import { whatHistoryLacks } from './what-history-lacks.js';

const whole = (list: SweptList) => ({ list, complete: true, unavailable: null });
const partly = (list: SweptList) => ({ list, complete: false, unavailable: null });
const refused = (list: SweptList) => ({ list, complete: false, unavailable: 'Opn answered 403' });

describe('what history lacks', () => {
  it('is nothing where every slice is whole', () => {
    expect(whatHistoryLacks([])).toBe('nothing');
    expect(whatHistoryLacks([whole('charges'), whole('refunds')])).toBe('nothing');
  });

  it('is a list that Opn never showed', () => {
    expect(whatHistoryLacks([whole('charges'), refused('refunds')])).toBe('lists');
  });

  it('is slices of a list that Opn did show once, and of one that did not add up', () => {
    expect(whatHistoryLacks([whole('refunds'), refused('refunds')])).toBe('slices');
    expect(whatHistoryLacks([partly('charges'), refused('refunds')])).toBe('slices');
  });
});
