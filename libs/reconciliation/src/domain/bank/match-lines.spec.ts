import fc from 'fast-check';
import { line, november, told, transfer } from './bank.fixtures.js';
import { matchLines } from './match-lines.js';

describe('a bank line', () => {
  it.each([
    ['on the day it was sent', 16],
    ['on the next bank business day', 17],
    ['late by no more than the slack', 20],
  ])('is the transfer of its amount %s', (_, day) => {
    expect(told([line('L', day, 97_000n)], [transfer('T', 16, 97_000n)])).toEqual([
      'L=T by amount',
    ]);
  });

  it.each([
    ['of the day before it was sent', line('L', 15, 97_000n)],
    ['beyond the slack', line('L', 23, 97_000n)],
    ['on another account', line('L', 17, 97_000n, { bankAccount: '1111' })],
    ['of quite another amount', line('L', 17, 50_000n)],
    ['that a person set apart', line('L', 17, 97_000n, { assigned: [] })],
  ])('%s is not the transfer', (_, one) => {
    expect(told([one], [transfer('T', 16, 97_000n)])).toEqual(['L alone', 'T on its way']);
  });

  it('knows weekends and holidays', () => {
    const friday = transfer('T', 20, 97_000n);
    expect([friday.arrivesBy, friday.latestOn]).toEqual([november(23), november(26)]);
    expect(told([line('L', 26, 97_000n)], [friday])).toEqual(['L=T by amount']);
  });

  it('is listed, not picked, where two transfers or two lines fit', () => {
    const twins = [transfer('T1', 16, 97_000n), transfer('T2', 16, 97_000n)];
    const both = [line('L1', 17, 97_000n), line('L2', 17, 97_000n)];
    expect(told(both.slice(0, 1), twins)).toEqual(['L1? T1 T2']);
    expect(told(both, twins.slice(0, 1))).toEqual(['L1 L2? T1']);
  });

  it('is told apart by the account on which it is booked', () => {
    const twins = [
      transfer('T1', 16, 97_000n),
      transfer('T2', 16, 97_000n, { lastDigits: '1111' }),
    ];
    expect(told([line('L', 17, 97_000n, { bankAccount: '1111' })], twins)).toEqual([
      'L=T2 by amount',
      'T1 on its way',
    ]);
  });

  it('is what a person says it is, and nothing that two people say of two lines', () => {
    const twins = [transfer('T1', 16, 97_000n), transfer('T2', 17, 97_000n)];
    const [chosen, other] = [
      line('L1', 17, 97_000n, { assigned: ['T2'] }),
      line('L2', 18, 97_000n),
    ];
    expect(told([chosen, other], twins)).toEqual(['L1=T2 by person', 'L2=T1 by amount']);
    const contrary = line('L2', 18, 97_000n, { assigned: ['T2'] });
    expect(told([chosen, contrary], twins)).toEqual(['L1 L2? T2', 'T1 on its way']);
  });

  it('is nothing while a person names a transfer that is not there', () => {
    const both = [transfer('T1', 16, 97_000n), transfer('T2', 16, 3_000n)];
    for (const assigned of [['T9'], ['T1', 'T9']]) {
      expect(told([line('L', 17, 100_000n, { assigned })], both)).toEqual([
        'L alone',
        'T1 on its way',
        'T2 on its way',
      ]);
    }
  });

  it('is several transfers if only one set of them adds up to it', () => {
    const parts = [transfer('T1', 16, 100n), transfer('T2', 16, 250n), transfer('T3', 17, 900n)];
    expect(told([line('L', 17, 350n)], parts)).toEqual(['L=T1+T2 by sum', 'T3 on its way']);
    const more = [...parts, transfer('T4', 16, 150n), transfer('T5', 16, 200n)];
    expect(told([line('L', 17, 350n)], more)).toEqual(['L? T1 T2 T4 T5', 'T3 on its way']);
  });

  it('is not several transfers that another line takes as well', () => {
    const parts = [transfer('T1', 16, 100n), transfer('T2', 16, 250n), transfer('T3', 16, 900n)];
    const both = [line('L1', 17, 350n), line('L2', 17, 1_150n)];
    expect(told(both, parts)).toEqual(['L1 L2? T1 T2 T3']);
  });

  it('is not taken apart among more transfers than can be looked at', () => {
    const many = Array.from({ length: 17 }, (_, index) =>
      transfer(`T${String(index).padStart(2, '0')}`, 16, 10_000n + 2n ** BigInt(index % 12)),
    );
    const two = [line('L', 17, 20_003n)]; // T00 and T01, or others like them beyond the twelfth
    expect(told(two, many.slice(0, 12))).toContain('L=T00+T01 by sum');
    expect(told(two, many)).toContain('L alone');
  });

  it('differs in amount from the only transfer that should have arrived', () => {
    const [one] = matchLines([line('L', 17, 96_900n)], [transfer('T', 16, 97_000n)]).matches;
    expect(one).toMatchObject({ matchedBy: 'near', amount: 96_900n, net: 97_000n });
    const two = [transfer('T1', 16, 97_000n), transfer('T2', 16, 96_000n)];
    expect(told([line('L', 17, 96_900n)], two)).toEqual([
      'L alone',
      'T1 on its way',
      'T2 on its way',
    ]);
  });

  it('is a failed transfer only where nothing else explains it', () => {
    const failed = transfer('T1', 16, 97_000n, { hasFailed: true });
    expect(told([line('L', 17, 97_000n)], [failed, transfer('T2', 16, 97_000n)])).toEqual([
      'L=T2 by amount',
    ]);
    expect(told([line('L', 17, 97_000n)], [failed])).toEqual(['L=T1 by amount']);
  });
});

const anyLines = fc
  .array(
    fc.record({
      day: fc.integer({ min: 16, max: 24 }),
      amount: fc.constantFrom(100n, 200n, 300n, 500n, 97_000n, 96_990n),
      bankAccount: fc.constantFrom(null, '6789', '1111'),
      assigned: fc.option(fc.uniqueArray(fc.constantFrom('T0', 'T1', 'T2'), { maxLength: 2 }), {
        freq: 5,
      }),
    }),
    { maxLength: 8 },
  )
  .map((all) => all.map(({ day, amount, ...more }, index) => line(`L${index}`, day, amount, more)));
const anyTransfers = fc
  .array(
    fc.record({
      day: fc.integer({ min: 16, max: 24 }),
      net: fc.constantFrom(100n, 200n, 300n, 97_000n),
      lastDigits: fc.constantFrom('6789', '1111'),
      hasFailed: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((all) => all.map(({ day, net, ...more }, index) => transfer(`T${index}`, day, net, more)));

describe('any lines and transfers', () => {
  it('are matched in the same way whatever their order', () => {
    fc.assert(
      fc.property(anyLines, anyTransfers, (lines, transfers) => {
        const other = matchLines(lines.toReversed(), transfers.toReversed());
        expect(matchLines(lines, transfers)).toEqual(other);
      }),
    );
  });

  it('are each in one place only', () => {
    fc.assert(
      fc.property(anyLines, anyTransfers, (lines, transfers) => {
        const { matches, ambiguous, openLines, openTransfers } = matchLines(lines, transfers);
        const usedLines = [
          ...matches.map((match) => match.line),
          ...ambiguous.flatMap((knot) => knot.lines),
          ...openLines,
        ];
        expect(usedLines.sort()).toEqual(lines.map(({ id }) => id));
        const used = [...matches, ...ambiguous].flatMap((one) => one.transfers);
        const all = [...used, ...openTransfers];
        expect(new Set(all).size).toBe(all.length);
        const live = transfers.filter(({ hasFailed }) => !hasFailed).map(({ id }) => id);
        expect(live.filter((id) => !all.includes(id))).toEqual([]);
      }),
    );
  });

  it('agree to the satang unless a person said so or one is near', () => {
    fc.assert(
      fc.property(anyLines, anyTransfers, (lines, transfers) => {
        for (const { matchedBy, amount, net } of matchLines(lines, transfers).matches) {
          if (matchedBy === 'amount' || matchedBy === 'sum') expect(amount).toBe(net);
          if (matchedBy === 'near') expect(amount).not.toBe(net);
        }
      }),
    );
  });
});
