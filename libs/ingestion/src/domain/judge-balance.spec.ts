import { readFileSync } from 'node:fs';
import { settingsAtOpening } from '#accounts';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { isBlurred, isComparable } from './balance-look.js';
import type { TransactionsHead } from './balance-look.js';
import { judgeBalance } from './judge-balance.js';

const FILE = new URL('../../../../test/fixtures/opn/balance.json', import.meta.url);
const raw = JSON.parse(readFileSync(FILE, 'utf8')) as object;
const requestedAt = parseInstant('2026-11-20T05:00:00Z');
const settings = settingsAtOpening({
  mode: 'test',
  timeZone: 'Asia/Bangkok',
  openingDay: null,
  openingBalance: satang(0n),
});

const head = (total: number, id = `trxn_${total}`): TransactionsHead => ({
  total,
  newest: { id, createdAt: requestedAt },
});
const around = (before: number, after: number, known: number) => ({
  before: head(before),
  after: head(after),
  known,
});
const judge = (answer: unknown, seen: ReturnType<typeof around> | null = around(17, 17, 17)) =>
  judgeBalance({ raw: answer, requestedAt }, seen, settings);

describe('an answer about the balance', () => {
  it('is comparable with the books if nothing moved and nothing is missing', () => {
    expect(judge(raw)).toEqual({
      snapshot: {
        at: requestedAt,
        balance: {
          currency: 'THB',
          ...{ total: 1_644_800n, transferable: 1_644_800n, onHold: 0n, reserve: 0n },
          ...{ transactionsBefore: 17, transactionsAfter: 17, isComparable: true },
        },
      },
      findings: [],
      refusal: null,
    });
  });

  it.each([
    ['money moved meanwhile', around(17, 18, 18)],
    ['one came and another went', { ...around(17, 17, 17), after: head(17, 'trxn_other') }],
    ['the log lacks one', around(17, 17, 16)],
    ['the log is ahead', around(17, 17, 18)],
    ['Opn shows no transactions', null],
  ])('is not comparable if %s', (_, seen) => {
    expect(judge(raw, seen).snapshot?.balance.isComparable).toBe(false);
  });

  it('is worth another look if it was blurred, and not if something is missing', () => {
    const answer = { raw, requestedAt };
    const blurred = (seen: ReturnType<typeof around> | null) =>
      isBlurred({ answer, around: seen, unavailable: [] });
    expect(blurred(around(17, 18, 18))).toBe(true);
    expect(blurred(around(17, 17, 18))).toBe(true);
    expect(blurred(around(17, 17, 16))).toBe(false);
    expect(blurred(around(17, 17, 17))).toBe(false);
    expect(blurred(null)).toBe(false);
    expect(isComparable({ before: EMPTY, after: EMPTY, known: 0 })).toBe(true);
  });

  it('of the other mode stays out', () => {
    const { snapshot, findings, refusal } = judge({ ...raw, livemode: true });
    expect([snapshot, refusal?.then]).toEqual([null, 'drop']);
    expect(findings).toMatchObject([{ code: 'WRONG_MODE', subject: { kind: 'balance' } }]);
  });

  it('that is none stays out, and a new field is a finding', () => {
    expect(judge({ object: 'error' }).refusal?.then).toBe('park');
    expect(judge({ ...raw, pledged: 1 }).findings).toMatchObject([
      { fingerprint: 'key:balance.pledged' },
    ]);
  });
});

const EMPTY: TransactionsHead = { total: 0, newest: null };
