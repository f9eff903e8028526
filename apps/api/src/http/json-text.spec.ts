import { satang } from '#money';
import { toJsonText } from './json-text.js';

describe('an answer', () => {
  it('carries money as exact integers, at any depth', () => {
    const answer = { lines: [{ net: satang(-5n) }], sum: satang(2n ** 53n - 1n) };
    expect(toJsonText(answer)).toBe('{"lines":[{"net":-5}],"sum":9007199254740991}');
  });

  it.each([2n ** 53n, -(2n ** 53n)])('refuses %s satang', (amount) => {
    expect(() => toJsonText({ amount: satang(amount) })).toThrow(
      expect.objectContaining({ code: 'money.too_large' }),
    );
  });

  it('says null of what is not known', () => {
    expect(toJsonText({ a: undefined, b: [undefined] })).toBe('{"a":null,"b":[null]}');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', (value) => {
    expect(() => toJsonText({ value })).toThrow('no place in an answer');
  });
});
