import type { AccountHealth } from '#ingestion';
import { MINUTE_MS, parseInstant, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { judgeSilence, judgeWayToOpn } from './judge-opn.js';
import type { OpnHealth } from './judge-opn.js';

const noon = parseInstant('2026-11-20T05:00:00Z');
const ago = (minutes: number): Instant => plusMs(noon, -minutes * MINUTE_MS);

const CLOSED: AccountHealth['opn'] = {
  ...{ state: 'closed', since: null, openedAt: null, reasonCode: null, reason: null },
  ...{ nextTryAt: null, failures: 0, blockedUntil: null, lastSuccessAt: null },
  ...{ lastFailureAt: null, lastFailure: null },
};
const shut = (minutes: number, reasonCode: 'opn.unavailable' | 'opn.unauthorized') => ({
  ...CLOSED,
  ...{ state: 'open' as const, since: ago(minutes), openedAt: ago(minutes), reasonCode },
  reason: 'why',
});
const openAgain = (from: number, to: number) => ({
  ...CLOSED,
  ...{ since: ago(to), openedAt: ago(from) },
});
const silent = (minutes: number | null): AccountHealth['silence'] => ({
  ...{ verdict: 'silent', usualGapMs: 100_000, reason: 'news' },
  since: minutes === null ? null : ago(minutes),
  waitingSince: minutes === null ? null : ago(minutes),
  patienceMs: minutes === null ? null : 15 * MINUTE_MS,
});
const deliveries = {
  ...{ failed: 0, lastFailed: null, missed: 0, missedInARow: 0, chargesMissed: 0 },
};
const health = (opn: AccountHealth['opn'], silence = silent(20)): OpnHealth => {
  return { at: noon, opn, silence, deliveries };
};
const kinds = (found: readonly { kind: string }[]) => found.map(({ kind }) => kind);

describe('the way to Opn', () => {
  it('is told of when it has been shut for some minutes, since it was shut', () => {
    expect(judgeWayToOpn(health(CLOSED))).toEqual([]);
    expect(judgeWayToOpn(health(shut(4, 'opn.unavailable')))).toEqual([]);
    expect(judgeWayToOpn(health(shut(5, 'opn.unavailable')))).toMatchObject([
      { kind: 'opn-unreachable', subject: '', since: ago(5), facts: { reason: 'why' } },
    ]);
  });

  it('shut by refused keys is another alert, and an earlier one', () => {
    expect(judgeWayToOpn(health(shut(0.5, 'opn.unauthorized')))).toEqual([]);
    expect(kinds(judgeWayToOpn(health(shut(2, 'opn.unauthorized'))))).toEqual(['opn-keys-refused']);
  });
});

describe('silence', () => {
  const judge = (opn: AccountHealth['opn'], silence = silent(20)) =>
    kinds(judgeSilence(health(opn, silence), ago(600)));

  it('is told of while Opn can be asked, since the last webhook', () => {
    expect(judgeSilence(health(CLOSED), ago(600))).toMatchObject([
      { kind: 'webhooks-silent', since: ago(20), count: null },
    ]);
    expect(judge(CLOSED, { ...silent(20), verdict: 'quiet' })).toEqual([]);
    expect(judge(CLOSED, { ...silent(20), verdict: 'unknown' })).toEqual([]);
  });

  it('is no second alert beside an Opn that cannot be asked', () => {
    expect(judge(shut(10, 'opn.unavailable'))).toEqual([]);
    expect(judge(shut(10, 'opn.unauthorized'))).toEqual([]);
  });

  it('is none right after it either: webhooks need their time to come again', () => {
    expect(judge(openAgain(90, 14), silent(100))).toEqual([]);
    expect(judge(openAgain(90, 15), silent(100))).toEqual(['webhooks-silent']);
  });

  it('that was plain before Opn went away stays told, through it and afterwards', () => {
    expect(judge(shut(4, 'opn.unavailable'))).toEqual(['webhooks-silent']);
    expect(judge(openAgain(90, 1), silent(106))).toEqual(['webhooks-silent']);
  });

  it('from the beginning on is since the account was opened', () => {
    expect(judgeSilence(health(CLOSED, silent(null)), ago(600))).toMatchObject([
      { since: ago(600) },
    ]);
  });
});
