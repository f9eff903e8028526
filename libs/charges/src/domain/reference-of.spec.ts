import { DEFAULT_MATCHING_RULES } from '#accounts';
import type { MatchingRules } from '#accounts';
import { statedReference } from './reference-of.js';

const referenceOf = (...charge: Parameters<typeof statedReference>) =>
  statedReference(...charge).reference;
const rules = DEFAULT_MATCHING_RULES;
const inMetadata = (order_id: unknown) =>
  referenceOf({ metadata: { order_id, customer: 'Somchai' }, description: null }, rules);

describe('the reference of a charge', () => {
  it.each([
    ['text', 'ORD-100234', 'ORD-100234'],
    ['text with white space around it', '  ORD-1 \n', 'ORD-1'],
    ['a number', 100234, '100234'],
    ['zero', 0, '0'],
    ['Thai text', 'คำสั่งซื้อ-1', 'คำสั่งซื้อ-1'],
    ['a NUL inside', 'ORD\u00001', 'ORD\uFFFD1'],
    ['a lone surrogate inside', 'ORD\uD8001', 'ORD\uFFFD1'],
    ['a long text, cut', 'x'.repeat(5_000), 'x'.repeat(200)],
    ['an emoji where it is cut', `${'x'.repeat(199)}😀`, `${'x'.repeat(199)}\uFFFD`],
  ])('may be %s', (_, stated, reference) => {
    expect(inMetadata(stated)).toBe(reference);
  });

  it.each([
    ['true', true],
    ['nothing', undefined],
    ['null', null],
    ['blank', ' '],
    ['a list', ['A']],
    ['an object', { a: 1 }],
  ])('is not %s', (_, stated) => expect(inMetadata(stated)).toBeNull());

  it.each(['constructor', '__proto__', 'toString'])('is nothing inherited: %s', (key) => {
    const metadata = {};
    expect(
      referenceOf({ metadata, description: null }, { ...rules, orderMetadataKey: key }),
    ).toBeNull();
  });

  describe('from the description', () => {
    const patterned = { ...rules, descriptionPattern: 'Order (\\d+)' };
    const from = (description: string | null, metadata = {}) =>
      referenceOf({ metadata, description }, patterned);

    it('is what the pattern finds', () => {
      expect(from('Order 4711 from the shop')).toBe('4711');
      expect(from('Gift 4711')).toBeNull();
      expect(from(null)).toBeNull();
    });

    it('gives way to the metadata', () => {
      expect(from('Order 4711', { order_id: 'ORD-1' })).toBe('ORD-1');
      expect(from('Order 4711', { order_id: '' })).toBe('4711');
    });

    it('goes before the metadata where the keys are in that order, and says so', () => {
      const charge = { metadata: { order_id: 'ORD-1' }, description: 'Order 4711' };
      const stated = (...keys: MatchingRules['keys']) =>
        statedReference(charge, { ...patterned, keys });
      expect(stated('charge-id', 'metadata', 'pattern')).toEqual({ reference: 'ORD-1' });
      const found = { reference: '4711', referenceBy: 'pattern' };
      expect(stated('pattern', 'metadata')).toEqual(found);
      expect(stated('pattern')).toEqual(found);
      expect(stated('charge-id')).toEqual({ reference: null });
    });

    it('is not looked for without a pattern', () => {
      expect(referenceOf({ metadata: {}, description: 'Order 4711' }, rules)).toBeNull();
    });
  });
});
