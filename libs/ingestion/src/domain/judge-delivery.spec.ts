import { parseInstant, plusMs, SECOND_MS } from '#kernel';
import { judgeDelivery } from './judge-delivery.js';
import type { OpenDelivery } from './judge-delivery.js';

const openedAt = parseInstant('2026-11-20T05:00:00Z');
const seconds = (after: number) => plusMs(openedAt, after * SECOND_MS);

const tried: OpenDelivery = {
  createdAt: seconds(10),
  attempts: 1,
  lastAttemptAt: seconds(20),
  firstSeenAt: seconds(60),
  receivedAt: null,
};
const untried: OpenDelivery = { ...tried, attempts: 0, lastAttemptAt: null };
const judge = (delivery: OpenDelivery, after: number) =>
  judgeDelivery(delivery, openedAt, seconds(after));

describe('an event of Opn’s', () => {
  it('was received once its webhook is here, however late', () => {
    expect(judge({ ...tried, receivedAt: seconds(90_000) }, 90_000)).toBe('received');
  });

  it('was missed two minutes after the last attempt', () => {
    expect(judge(tried, 20 + 119)).toBeNull();
    expect(judge(tried, 20 + 120)).toBe('missed');
    expect(judge({ ...tried, lastAttemptAt: seconds(600) }, 700)).toBeNull();
  });

  it('may still come for ten minutes if Opn speaks of no attempt', () => {
    expect(judge(untried, 60 + 599)).toBeNull();
    expect(judge(untried, 60 + 600)).toBe('missed');
  });

  it('was none of our business if it was told before we were there', () => {
    const old = { ...tried, createdAt: seconds(-9_000) };
    expect(judge({ ...old, lastAttemptAt: seconds(-61) }, 9_000)).toBe('earlier');
    expect(judge({ ...old, lastAttemptAt: seconds(-60) }, 9_000)).toBe('missed'); // clocks differ
    expect(judge({ ...old, attempts: 0, lastAttemptAt: null }, 9_000)).toBe('earlier');
    expect(judge({ ...old, lastAttemptAt: seconds(20) }, 9_000)).toBe('missed'); // told again
  });
});
