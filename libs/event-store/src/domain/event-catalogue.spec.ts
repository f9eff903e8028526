import fc from 'fast-check';
import { canonicalJson, parseInstant } from '#kernel';
import type { Canonical, Instant } from '#kernel';
import { satang } from '#money';
import type { Satang } from '#money';
import { EventCatalogue } from './event-catalogue.js';

const AT = parseInstant('2026-11-20T03:48:31Z');

interface Line {
  readonly amount: Satang;
  readonly label: string;
}

interface Data {
  readonly amount: Satang | null;
  readonly lines: readonly Line[];
  readonly nested: { readonly deep: { readonly fee: Satang; readonly count: number } };
  readonly labels: Readonly<Record<string, string>>;
}

interface Listed {
  readonly type: 'Listed';
  readonly occurredAt: Instant;
  readonly data: Data;
}

const catalogue = new EventCatalogue<Listed>({
  Listed: { stored: 'listed', schemaVersion: 2, money: { amount: true, fee: true } },
});

/** Through the log and back: what the driver hands out was JSON in between. */
function again(event: Listed): Listed {
  const { data, ...stored } = catalogue.encode(event);
  return catalogue.decode({ ...stored, data: JSON.parse(canonicalJson(data)) }, event.occurredAt);
}

const anyMoney = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map(satang);
const anyEvent = fc.record({
  type: fc.constant('Listed' as const),
  occurredAt: fc.constant(AT),
  data: fc.record({
    amount: fc.option(anyMoney),
    lines: fc.array(fc.record({ amount: anyMoney, label: fc.stringMatching(/^\d{1,5}$/) })),
    nested: fc.record({ deep: fc.record({ fee: anyMoney, count: fc.maxSafeInteger() }) }),
    labels: fc.dictionary(
      fc.constantFrom('a', 'toString', 'constructor', '__proto__'),
      fc.string(),
    ),
  }),
});

describe('a catalogue of events', () => {
  it('reads what it wrote: money at any depth, and text that only looks like a number', () => {
    fc.assert(fc.property(anyEvent, (event) => expect(again(event)).toEqual(event)));
  });

  it('keeps keys that mean something to JavaScript', () => {
    const labels = JSON.parse('{"__proto__": "x", "constructor": "y"}') as Data['labels'];
    const nested = { deep: { fee: satang(1n), count: 1 } };
    const event: Listed = {
      type: 'Listed',
      occurredAt: AT,
      data: { amount: null, lines: [], nested, labels },
    };
    expect(Object.entries(again(event).data.labels)).toEqual(Object.entries(labels));
  });

  it('knows its events by their stored names', () => {
    expect(catalogue.storedTypes).toEqual(['listed']);
    expect(catalogue.storedName('Listed')).toBe('listed');
  });

  it.each([
    ['a type it does not list', 'unlisted', 1],
    ['a newer version than it knows', 'listed', 3],
    ['a name that every object has', 'constructor', 1],
  ])('refuses %s', (_what, type, schemaVersion) => {
    expect(() => catalogue.decode({ type, schemaVersion, data: {} }, AT)).toThrow(
      expect.objectContaining({
        code: 'event.unknown',
        message: expect.stringContaining(`Event ${type} in version ${schemaVersion}`),
      }),
    );
  });

  it('still reads an earlier version', () => {
    const earlier = { type: 'listed', schemaVersion: 1, data: { amount: '5' } };
    expect(catalogue.decode(earlier, AT).data.amount).toBe(5n);
  });

  it.each<Canonical>(['1.5', '12x', '', '0x10', ' 5'])(
    'refuses %p where money should be',
    (amount) => {
      const stored = { type: 'listed', schemaVersion: 1, data: { amount } };
      expect(() => catalogue.decode(stored, AT)).toThrow(
        expect.objectContaining({ code: 'event.corrupt' }),
      );
    },
  );
});
