import { parseBusinessDay, parseCutoff } from '#calendar';
import { parseInstant } from '#kernel';
import { historySlices, isFinal } from './history-slices.js';

const day = parseBusinessDay;
const rules = {
  timeZone: 'Asia/Bangkok',
  cutoffs: [{ from: day('2020-01-01'), time: parseCutoff('00:00') }],
};
const slices = (from: string, to: string) => historySlices(day(from), day(to), rules);
const inShort = (from: string, to: string) =>
  slices(from, to).map(({ list, fromDay, toDay }) => `${list} ${fromDay}..${toDay}`);

describe('the slices of history', () => {
  it('of one day are one of each list', () => {
    expect(inShort('2026-11-20', '2026-11-20')).toEqual(
      ['charges', 'transactions', 'transfers', 'receipts', 'refunds'].map(
        (list) => `${list} 2026-11-20..2026-11-20`,
      ),
    );
  });

  it('go by the day where there is much, and by the month where there is little', () => {
    const all = inShort('2026-10-01', '2026-11-15');
    expect(all.filter((slice) => slice.startsWith('charges'))).toHaveLength(46);
    expect(all.filter((slice) => slice.startsWith('transfers'))).toEqual([
      'transfers 2026-10-01..2026-10-31',
      'transfers 2026-11-01..2026-11-15',
    ]);
  });

  it.each(['charges', 'transactions', 'transfers', 'receipts', 'refunds'])(
    'leave no gap and no overlap: %s',
    (list) => {
      const own = slices('2026-01-30', '2026-03-20').filter((slice) => slice.list === list);
      expect(own[0]?.from).toBe('2026-01-29T17:00:00Z');
      expect(own.at(-1)?.to).toBe('2026-03-20T17:00:00Z');
      expect(own.slice(1).map(({ from }) => from)).toEqual(own.slice(0, -1).map(({ to }) => to));
    },
  );

  it('make days whole one after another', () => {
    const ends = slices('2026-10-01', '2026-11-15').map(({ toDay }) => toDay);
    expect(ends).toEqual([...ends].sort());
  });

  it('are final an hour after their end', () => {
    const slice = { to: parseInstant('2026-11-20T17:00:00Z') };
    expect(isFinal(slice, parseInstant('2026-11-20T17:59:59Z'))).toBe(false);
    expect(isFinal(slice, parseInstant('2026-11-20T18:00:00Z'))).toBe(true);
  });
});
