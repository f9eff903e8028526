import { GENESIS_HASH } from '#kernel';
import { satang } from '#money';
import {
  AmountCounted,
  SOME_TIME,
  tallyEvents,
  tallyStream,
} from '../../../../test/support/tally.js';
import { evidenceOf } from './evidence.js';
import { prepareAppend } from './prepared-append.js';
import type { PreparedAppend } from './prepared-append.js';

const evidence = evidenceOf({ id: 'chrg_1' });
const tip = { version: 4, hash: 'f'.repeat(64) };

function prepared(...ids: readonly string[]): PreparedAppend {
  const decided = ids.map((id) => ({
    event: new AmountCounted(SOME_TIME, { id, amount: satang(5n), parts: [] }),
    cause: { kind: 'person', ref: 'Somchai "S"' } as const,
    evidence,
  }));
  return prepareAppend(tallyStream('main', '7'), tip, decided, tallyEvents, SOME_TIME);
}

describe('a prepared append', () => {
  it('goes on from the tip of its stream, version by version and hash by hash', () => {
    const { stream, expected, events } = prepared('a', 'b');
    expect([stream, expected]).toEqual(['tally/main/7', 4]);
    expect(events.map(({ recorded }) => recorded.version)).toEqual([5, 6]);
    const alone = prepareAppend(
      tallyStream('main', '7'),
      { version: 5, hash: events[0]!.recorded.hash },
      [
        {
          event: events[1]!.recorded as AmountCounted,
          cause: { kind: 'person', ref: 'Somchai "S"' },
          evidence,
        },
      ],
      tallyEvents,
      SOME_TIME,
    );
    expect(alone.events[0]!.recorded.hash).toBe(events[1]!.recorded.hash);
  });

  it('carries its row as JSON, with money as text', () => {
    const { events } = prepared('a');
    expect(JSON.parse(events[0]!.json)).toEqual({
      ...{ version: 5, type: 'amount.counted', schema_version: 1, occurred_at: SOME_TIME },
      ...{ recorded_at: SOME_TIME, cause: 'person', cause_ref: 'Somchai "S"' },
      ...{ evidence: evidence.hash, hash: events[0]!.recorded.hash },
      data: { id: 'a', amount: '5', parts: [] },
    });
  });

  it('of nothing has nothing to say', () => {
    const nothing = prepareAppend(
      tallyStream('main', '7'),
      { version: 0, hash: GENESIS_HASH },
      [],
      tallyEvents,
      SOME_TIME,
    );
    expect(nothing).toEqual({ stream: 'tally/main/7', expected: 0, events: [], evidence: [] });
  });
});

describe('evidence', () => {
  it('is the same for the same answer, in whatever order its keys came', () => {
    const [one, other] = ['{"a":1,"b":[1.65,null]}', '{"b":[1.65,null],"a":1}'].map((text) =>
      evidenceOf(JSON.parse(text)),
    );
    expect(one).toEqual(other);
    expect(one!.body).toBe('{"a":1,"b":["1.65",null]}');
  });

  it('differs where the answer does', () => {
    expect(evidenceOf({ a: 1 }).hash).not.toBe(evidenceOf({ a: 2 }).hash);
  });
});
