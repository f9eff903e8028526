import { MINUTE_MS, parseInstant, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { lastDowntime } from './downtime.js';
import type { ProcessLife } from './process-life.js';

const noon = parseInstant('2026-11-20T05:00:00Z');
const at = (minutes: number): Instant => plusMs(noon, minutes * MINUTE_MS);

/** From one minute to another; `died`: without a word. */
const life = (from: number, to: number | null, died = false): ProcessLife => ({
  ...{ kind: 'api', isRunning: to === null, startedAt: at(from), seenAt: at(to ?? from + 1) },
  stoppedAt: to === null || died ? null : at(to),
});

describe('a time in which nothing of ours ran', () => {
  it('is between the end of all and the next start, the last such time', () => {
    const lives = [life(60, null), life(0, 30), life(5, 20, true), life(-90, -60)];
    expect(lastDowntime(lives, 'api')).toEqual({ from: at(30), to: at(60) });
    expect(lastDowntime(lives, 'worker')).toBeNull();
  });

  it('is none where another one ran on, nor while one gives way to the next', () => {
    expect(lastDowntime([life(0, 30), life(10, 90), life(89, null)], 'api')).toBeNull();
    expect(lastDowntime([life(0, 30), life(30.5, null)], 'api')).toBeNull();
    expect(lastDowntime([life(0, null)], 'api')).toBeNull();
    expect(lastDowntime([], 'api')).toBeNull();
  });

  it('goes on as long as none runs', () => {
    expect(lastDowntime([life(0, 30, true), life(-60, -30)], 'api')).toEqual({
      ...{ from: at(30), to: null },
    });
  });
});
