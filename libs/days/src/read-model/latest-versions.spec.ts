import { parseBusinessDay } from '#calendar';
import type { LogReader, Recorded } from '#event-store';
import { GENESIS_HASH, parseInstant } from '#kernel';
import type { DayEvent } from '../domain/day.events.js';
import { LatestVersions } from './latest-versions.js';

const DAY = parseBusinessDay('2026-11-20');
const AT = parseInstant('2026-11-20T20:00:00Z');

/** Each event is a batch of its own; its digest says what the log was up to it. */
class SmallLog {
  readonly asked: number[] = [];
  batches: readonly string[] = [];

  head = () => Promise.resolve({ position: this.batches.length, ...this.upTo(Infinity) });
  chainAt = (_: string, position: number) => Promise.resolve(this.upTo(position));

  ofKind = (_: string, _kind: string, _events: unknown, upTo: number, after: number) => {
    this.asked.push(after);
    return Promise.resolve(this.batches.slice(after, upTo).map(closedWith));
  };

  private upTo(position: number): { batch: number; digest: string } {
    const batches = this.batches.slice(0, position);
    return { batch: batches.length, digest: batches.join('/') || GENESIS_HASH };
  }
}

const closedWith = (digest: string, version: number) =>
  ({
    ...{ type: version === 0 ? 'DayClosed' : 'DayRestated', occurredAt: AT, recordedAt: AT },
    data: { day: DAY, digest, version: version + 1, totals: { count: 0 } },
  }) as unknown as Recorded<DayEvent>;

describe('what is remembered of closed days', () => {
  const log = new SmallLog();
  const versions = new LatestVersions(log as unknown as LogReader);
  const found = async (...batches: readonly string[]) => {
    log.batches = batches;
    return (await versions.of('main')).get(DAY)?.digest;
  };

  it('is added to as the log grows, and read once', async () => {
    expect(await found()).toBeUndefined();
    expect(await found('a')).toBe('a');
    expect(await found('a', 'b')).toBe('b');
    expect(await found('a', 'b')).toBe('b');
    expect(log.asked).toEqual([0, 1]);
  });

  it('is forgotten where a backup has put another log in its place, longer or not', async () => {
    expect(await found('a')).toBe('a');
    expect(await found('c')).toBe('c');
    expect(await found('d', 'e', 'f')).toBe('f');
    expect(log.asked.slice(2)).toEqual([0, 0, 0]);
  });
});
