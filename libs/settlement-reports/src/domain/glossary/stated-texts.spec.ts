import { UNCOMPUTABLE } from '#reconciliation';
import { chargesLeftText, unavailableText } from '../report-reading.js';
import type { OptionalSource } from '../report-reading.js';
import { statedText } from './stated-texts.js';

const THAI = /[\u0e00-\u0e7f]/;

describe('what a head states', () => {
  it.each<[OptionalSource, 403 | 404 | null]>([
    ['transactions', 403],
    ['transfers', 404],
    ['receipts', 404],
    ['refunds', 403],
    ['balance', 404],
    ['balance', null],
  ])('has Thai words for a missing source: %s, %s', (source, status) => {
    const text = unavailableText({ source, status });
    expect(statedText(text, 'en')).toBe(text);
    expect(statedText(text, 'th')).toMatch(THAI);
    expect(statedText(text, 'th')).toMatch(status === null ? /ไม่ได้$/ : `(${status})`);
  });

  it('has each of several reasons, and every number in its place', () => {
    const told = '12 of 340 charges of the day were found only by asking Opn';
    expect(statedText(told, 'en')).toBe(told);
    expect(statedText(told, 'th')).toMatch(/12 จาก 340/);
    const both = `${told}; none imported for this day`;
    expect(statedText(both, 'th')).toMatch(/340.*; ยังไม่ได้นำเข้า/);
  });

  it('has Thai words for charges that could not be read', () => {
    const text = chargesLeftText(3) ?? '';
    expect(statedText(text, 'en')).toBe(text);
    expect(statedText(text, 'th')).toMatch(/ล่าสุด: 3$/);
    expect(chargesLeftText(0)).toBeNull();
  });

  it.each(UNCOMPUTABLE)('has words for a payout that cannot be computed: %s', (reason) => {
    expect(statedText(reason, 'en')).toMatch(/ /);
    expect(statedText(reason, 'th')).toMatch(THAI);
  });

  it('is shown as it came where it is new', () => {
    expect(statedText('something 7 new', 'th')).toBe('something 7 new');
  });
});
