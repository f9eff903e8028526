import { HOUR_MS, MINUTE_MS, parseInstant, plusMs } from '#kernel';
import { eventWindow } from './event-window.js';

const now = parseInstant('2026-11-20T05:00:00Z');
const from = (reached: Parameters<typeof eventWindow>[0]) => eventWindow(reached, now).from;

describe('the window in which events are read', () => {
  it('is a day and a bit at first, and goes on half an hour before the last event', () => {
    expect(from(null)).toBe(plusMs(now, -26 * HOUR_MS));
    expect(from(plusMs(now, -MINUTE_MS))).toBe(plusMs(now, -31 * MINUTE_MS));
  });

  it('is no longer after a standstill, and has a length if Opn’s clock is ahead', () => {
    expect(from(plusMs(now, -90 * HOUR_MS))).toBe(plusMs(now, -26 * HOUR_MS));
    expect(from(plusMs(now, HOUR_MS))).toBe(plusMs(now, -30 * MINUTE_MS));
  });
});
