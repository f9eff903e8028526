import fc from 'fast-check';
import { line, told, transfer } from './bank.fixtures.js';
import type { PayoutLine, SentTransfer } from './bank-facts.js';
import { matchLines } from './match-lines.js';

const NET = 97_000n;
const sentOn = (id: string, day: number, more: Partial<SentTransfer> = {}): SentTransfer =>
  transfer(id, day, NET, more);
const bookedOn = (id: string, day: number, more: Partial<PayoutLine> = {}): PayoutLine =>
  line(id, day, NET, more);

/** Monday the 16th to Friday the 20th. */
const week = [16, 17, 18, 19, 20].map((day) => sentOn(`T${day}`, day));

describe('payouts of one amount, day after day', () => {
  it('are paired in order of time, and the one just sent is on its way', () => {
    const lines = [bookedOn('L1', 17), bookedOn('L2', 18), bookedOn('L3', 19)];
    expect(told(lines, week.slice(0, 4))).toEqual([
      'L1=T16 by order',
      'L2=T17 by order',
      'L3=T18 by order',
      'T19 on its way',
    ]);
  });

  it('keep their pairs when the next one comes, over a weekend too', () => {
    const lines = [17, 18, 19, 20, 23].map((day) => bookedOn(`L${day}`, day));
    const pairsBy = (count: number) =>
      matchLines(lines.slice(0, count), week.slice(0, count + 1)).matches.map(
        ({ line: id, transfers }) => `${id}=${transfers.join()}`,
      );
    expect(pairsBy(5)).toEqual(['L17=T16', 'L18=T17', 'L19=T18', 'L20=T19', 'L23=T20']);
    for (const count of [1, 2, 3, 4]) expect(pairsBy(count)).toEqual(pairsBy(5).slice(0, count));
  });

  it('are paired where a late one comes with the next', () => {
    const lines = [bookedOn('L1', 17), bookedOn('L2', 19), bookedOn('L3', 19)];
    expect(told(lines, week.slice(0, 3))).toEqual([
      'L1=T16 by order',
      'L2=T17 by order',
      'L3=T18 by order',
    ]);
  });

  it('name the one that did not come', () => {
    const lines = [bookedOn('L1', 17), bookedOn('L3', 19), bookedOn('L4', 20)];
    expect(told(lines, week)).toEqual([
      'L1=T16 by order',
      'L3=T18 by order',
      'L4=T19 by order',
      'T17 on its way',
      'T20 on its way',
    ]);
  });

  it('are paired from the first statement on', () => {
    const lines = [bookedOn('L1', 19), bookedOn('L2', 20)];
    expect(told(lines, week)).toEqual([
      'L1=T18 by order',
      'L2=T19 by order',
      'T16 on its way',
      'T17 on its way',
      'T20 on its way',
    ]);
  });

  it('are a question where one came of two that were sent together', () => {
    const both = [sentOn('T1', 16), sentOn('T2', 16)];
    expect(told([bookedOn('L', 17)], both)).toEqual(['L? T1 T2']);
    expect(told([bookedOn('L', 16), bookedOn('M', 17)], both)).toEqual([
      'L=T1 by order',
      'M=T2 by order',
    ]);
  });

  it('are a question where more came than were sent', () => {
    const lines = [bookedOn('L1', 17), bookedOn('L2', 17)];
    expect(told(lines, [sentOn('T', 16)])).toEqual(['L1 L2? T']);
  });

  it('are a question where they went to different accounts, or to one not known', () => {
    const lines = [bookedOn('L1', 17), bookedOn('L2', 18)];
    const other = sentOn('T2', 17, { lastDigits: '1111' });
    expect(told(lines, [sentOn('T1', 16), other])).toEqual(['L1 L2? T1 T2']);
    const unknown = [16, 17].map((day) => sentOn(`T${day}`, day, { lastDigits: null }));
    expect(told(lines, unknown)).toEqual(['L1 L2? T16 T17']);
  });
});

/** Transfers of one amount, each with the bank business days after which it came. */
const anyPayouts = fc
  .array(fc.record({ day: fc.constantFrom(16, 17, 18, 19), takes: fc.constantFrom(0, 1) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((all) =>
    all
      .toSorted((left, right) => left.day - right.day)
      .map(({ day, takes }, at) => ({
        transfer: sentOn(`T${at}`, day),
        line: bookedOn(`L${at}`, day + takes),
      })),
  );

describe('any payouts of one amount', () => {
  it('are all paired, each on its days, once all that were sent came in time', () => {
    fc.assert(
      fc.property(anyPayouts, (payouts) => {
        const transfers = payouts.map((one) => one.transfer);
        const lines = payouts.map((one) => one.line);
        const { matches, ambiguous, openLines, openTransfers } = matchLines(lines, transfers);
        expect([ambiguous, openLines, openTransfers]).toEqual([[], [], []]);
        for (const { line: id, transfers: ids } of matches) {
          const came = lines.find((one) => one.id === id)?.bookedOn ?? '';
          const sent = transfers.find((one) => one.id === ids[0]);
          expect(came >= (sent?.sentOn ?? '') && came <= (sent?.latestOn ?? '')).toBe(true);
        }
      }),
    );
  });

  it('are never a pair of which only a guess could be made', () => {
    fc.assert(
      fc.property(anyPayouts, fc.nat(), (payouts, lost) => {
        const transfers = payouts.map((one) => one.transfer);
        const gone = lost % payouts.length;
        const lines = payouts.filter((_, at) => at !== gone).map((one) => one.line);
        const { ambiguous, openTransfers } = matchLines(lines, transfers);
        const known = new Set([...openTransfers, ...ambiguous.flatMap((knot) => knot.transfers)]);
        expect(known.size).toBeGreaterThan(0);
        const used = ambiguous.flatMap((knot) => knot.lines).length;
        expect(known.size - used).toBe(1);
      }),
    );
  });
});
