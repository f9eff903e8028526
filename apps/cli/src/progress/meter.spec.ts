import { Meter } from './meter.js';
import { durationOf, progressLine } from './progress-line.js';

const events = (done: number, total: number | null = 9_000) => ({
  ...{ doing: 'Reading the log', done, total, unit: 'events' },
});

describe('how far a work is', () => {
  it.each([
    [
      events(1_200),
      3_000,
      'Reading the log: 1,200 of 9,000 events (13 %), 400 a second, 20 s left',
    ],
    [events(1_200), 1_000, 'Reading the log: 1,200 of 9,000 events (13 %)'], // the rate is chance
    [events(9_000), 3_000, 'Reading the log: 9,000 of 9,000 events (100 %), 3,000 a second'],
    [events(1_200, 1_000), 1_000, 'Reading the log: 1,200 events'], // an estimate was too low
    [events(1, 20), 120_000, 'Reading the log: 1 of 20 events (5 %), 1 a minute, 38 min left'],
    [{ ...events(5e6, 1e7), unit: 'bytes' }, 0, 'Reading the log: 5 MB of 10 MB (50 %)'],
    [{ ...events(0), unit: '' }, 75_000, 'Reading the log: 1 min'],
  ])('is a line: %p after %p ms', (progress, elapsedMs, line) => {
    expect(progressLine({ progress, doneAtFirst: 0, elapsedMs })).toBe(line);
  });

  it('has its durations in words', () => {
    expect([400, 59_000, 61_000, 3_900_000].map(durationOf)).toEqual([
      ...['0 s', '59 s', '1 min', '1 h 05 min'],
    ]);
  });

  it('is said rarely where lines stay, and ever more rarely; a short work says nothing', () => {
    const said: number[] = [];
    let now = 0;
    const meter = new Meter({ say: () => said.push(now / 1_000) }, () => now);
    for (; now <= 60_000; now += 500) meter.told(events(now));
    meter.end();
    expect(said).toEqual([5, 10, 15, 20, 25, 31.5, 39.5, 49.5]);
  });

  it('is one line that is rewritten on a terminal, and taken away in the end', () => {
    const shown: (string | null)[] = [];
    let now = 0;
    const nothing = () => undefined;
    const meter = new Meter({ say: nothing, show: (line) => shown.push(line) }, () => now);
    for (; now <= 300; now += 50) meter.told({ ...events(now), total: null });
    meter.end();
    expect(shown).toEqual(['Reading the log: 200 events', null]);
  });

  it('begins to count anew with each step', () => {
    const shown: (string | null)[] = [];
    let now = 10_000;
    const meter = new Meter({ say: () => undefined, show: (line) => shown.push(line) }, () => now);
    meter.told(events(5));
    now = 20_000;
    meter.told({ doing: 'Checking the evidence', done: 700, total: null, unit: 'answers' });
    expect(shown).toEqual(['Checking the evidence: 700 answers']);
  });
});
