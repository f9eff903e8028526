import fc from 'fast-check';
import { parseDateFormat } from './date-format.js';
import { readDate } from './read-date.js';
import type { Era } from './read-date.js';

const read = (text: string, format: string, era: Era = 'auto') =>
  readDate(text, { formats: format.split('|').map(parseDateFormat), era });

describe('a date in a file', () => {
  it.each<[string, string, Era, string]>([
    ['20/11/2026', 'dd/mm/yyyy', 'auto', '2026-11-20'],
    ['20/11/2569', 'dd/mm/yyyy', 'auto', '2026-11-20'],
    ['20/11/2569', 'dd/mm/yyyy', 'be', '2026-11-20'],
    ['2026-11-20', 'yyyy-mm-dd', 'ce', '2026-11-20'],
    ['20-11-26', 'dd-mm-yy', 'ce', '2026-11-20'],
    ['20-11-69', 'dd-mm-yy', 'be', '2026-11-20'],
    ['5/1/2026', 'dd/mm/yyyy', 'auto', '2026-01-05'],
    ['1/5/2026', 'mm/dd/yyyy', 'auto', '2026-01-05'],
    ['20 Nov 2026', 'd MMM yyyy', 'auto', '2026-11-20'],
    ['20 november 2026', 'd MMM yyyy', 'auto', '2026-11-20'],
    ['20 พ.ย. 2569', 'd MMM yyyy', 'auto', '2026-11-20'],
    ['20 พฤศจิกายน 2569', 'd MMM yyyy', 'be', '2026-11-20'],
    ['20 ม.ค. 69', 'd MMM yy', 'be', '2026-01-20'],
    ['20.11.2026', 'yyyy-mm-dd|dd.mm.yyyy', 'auto', '2026-11-20'],
    ['29/02/2567', 'dd/mm/yyyy', 'auto', '2024-02-29'],
    ['20261120', 'yyyymmdd', 'auto', '2026-11-20'],
  ])('%s as %s in the era %s is %s', (text, format, era, day) => {
    expect(read(text, format, era)).toEqual({ day, time: null });
  });

  it.each([
    ['20/11/2026 21:42:08', '21:42:08'],
    ['20/11/2026 9:05', '09:05:00'],
    ['20/11/2026 09.05 น.', '09:05:00'],
    ['20/11/2026T23:59:59', '23:59:59'],
  ])('%s has a time of day', (text, time) => {
    expect(read(text, 'dd/mm/yyyy')).toEqual({ day: '2026-11-20', time });
  });

  it.each<[string, string, Era, string]>([
    ['20/11/26', 'dd/mm/yy', 'auto', 'day.invalid'],
    ['20/11/2026', 'yyyy-mm-dd', 'auto', 'day.invalid'],
    ['31/11/2026', 'dd/mm/yyyy', 'auto', 'day.invalid'],
    ['29/02/2026', 'dd/mm/yyyy', 'auto', 'day.invalid'],
    ['20/13/2026', 'dd/mm/yyyy', 'auto', 'day.invalid'],
    ['20 Foo 2026', 'd MMM yyyy', 'auto', 'day.invalid'],
    ['20/11/2026 24:00', 'dd/mm/yyyy', 'auto', 'day.invalid'],
    ['20/11/2026x', 'dd/mm/yyyy', 'auto', 'day.invalid'],
    ['', 'dd/mm/yyyy', 'auto', 'day.invalid'],
    ['20/11/2569', 'dd/mm/yyyy', 'ce', 'day.out_of_range'],
    ['20/11/2026', 'dd/mm/yyyy', 'be', 'day.out_of_range'],
    ['20/11/1026', 'dd/mm/yyyy', 'auto', 'day.out_of_range'],
  ])('%s as %s in the era %s is refused', (text, format, era, code) => {
    expect(() => read(text, format, era)).toThrow(expect.objectContaining({ code }));
  });

  it('of a workbook needs no format, and may be a Buddhist year that was typed', () => {
    const reading = { formats: [parseDateFormat('dd/mm/yyyy')], era: 'ce' } as const;
    const days = ['2026-11-20', '2569-11-20'].map((date) => readDate({ date }, reading).day);
    expect(days).toEqual(['2026-11-20', '2026-11-20']);
    expect(readDate({ date: '2026-11-20T09:30:00' }, reading).time).toBe('09:30:00');
    expect(() => readDate({ number: '46346' }, reading)).toThrow(/not a date/);
  });

  it('is one day, however it is written', () => {
    const days = fc
      .date({ min: new Date('2000-01-01Z'), max: new Date('2199-12-31Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, (day) => {
        const [year = '', month = '', date = ''] = day.split('-');
        const buddhist = String(Number(year) + 543);
        expect(read(`${date}/${month}/${year}`, 'dd/mm/yyyy').day).toBe(day);
        expect(read(`${date}/${month}/${buddhist}`, 'dd/mm/yyyy').day).toBe(day);
        expect(read(`${date}/${month}/${buddhist}`, 'dd/mm/yyyy', 'be').day).toBe(day);
      }),
    );
  });
});

describe('a format of dates', () => {
  it.each(['', 'dd/mm', 'dd/mm/yyyy/dd', 'DD/MM/YYYY', 'yyy-mm-dd', 'hh:mm', 'x'.repeat(1_000)])(
    '"%s" is refused',
    (text) => {
      expect(() => parseDateFormat(text)).toThrow(
        expect.objectContaining({ code: 'format.invalid' }),
      );
    },
  );

  it('is text, not a pattern that a stranger could make slow or wide', () => {
    expect(() => read('20x11x2026', 'dd.mm.yyyy')).toThrow(/not a date/);
    expect(read('20(11)2026', 'dd(mm)yyyy').day).toBe('2026-11-20');
  });
});
