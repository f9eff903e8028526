import pg from 'pg';
import { wireTypes } from './wire-types.js';

const parse = wireTypes.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => unknown;

describe('a time as PostgreSQL writes it', () => {
  it.each([
    ['2026-11-20 03:48:31+00', '2026-11-20T03:48:31Z'],
    ['2026-11-20 03:48:31.5+00', '2026-11-20T03:48:31.500Z'],
    ['2026-11-20 03:48:31.123456+00', '2026-11-20T03:48:31.123Z'],
    ['1000-01-01 00:00:00+00', '1000-01-01T00:00:00Z'],
    ['9998-12-31 23:59:59+00', '9998-12-31T23:59:59Z'],
  ])('%s is %s', (written, instant) => {
    expect(parse(written)).toBe(instant);
  });

  it.each([
    '0999-12-31 23:59:59+00',
    '9999-01-01 00:00:00+00',
    'infinity',
    '10000-01-01 00:00:00+00',
  ])('%s is none that can be kept', (written) => {
    expect(() => parse(written)).toThrow(expect.objectContaining({ code: 'time.invalid' }));
  });
});
