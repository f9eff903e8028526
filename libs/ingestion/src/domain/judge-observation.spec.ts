import { readFileSync } from 'node:fs';
import { DEFAULT_MATCHING_RULES, settingsAtOpening } from '#accounts';
import type { AccountSettings } from '#accounts';
import type { BusinessDay } from '#calendar';
import { storableText, parseInstant } from '#kernel';
import { satang } from '#money';
import { judgeObservation } from './judge-observation.js';

const RECORDED = new URL(
  '../../../../test/fixtures/opn/docs-promptpay-charge-pending.json',
  import.meta.url,
);
const pending = JSON.parse(readFileSync(RECORDED, 'utf8')) as Record<string, unknown>;
const ID = 'chrg_5vcd3j9c9r0p4ayml0d';

const day = (text: string) => text as BusinessDay;
const settings: AccountSettings = {
  ...settingsAtOpening({
    mode: 'live',
    timeZone: 'Asia/Bangkok',
    openingDay: null,
    openingBalance: satang(0n),
  }),
  matchingRules: [
    { from: day('0001-01-01'), rules: DEFAULT_MATCHING_RULES },
    { from: day('2026-11-21'), rules: { ...DEFAULT_MATCHING_RULES, orderMetadataKey: 'cart' } },
  ],
  version: 3,
};
const judge = (raw: unknown, requestedAt = '2026-11-20T03:48:31Z') =>
  judgeObservation(
    {
      raw,
      requestedAt: parseInstant(requestedAt),
      cause: { kind: 'refetch', ref: null },
      endedHint: null,
    },
    settings,
  );

describe('an answer about a charge', () => {
  it('may enter the books', () => {
    const { snapshot, findings, refusal } = judge(pending);
    expect(snapshot).toMatchObject({ chargeId: ID, status: 'pending' });
    expect([findings, refusal]).toEqual([[], null]);
  });

  it('is read by the rules of its own day, whenever it is read', () => {
    const metadata = { order_id: 'ORD-1', cart: 'CART-1' };
    const referenceOf = (createdAt: string) =>
      judge({ ...pending, metadata, created_at: createdAt }, '2026-12-24T00:00:00Z').snapshot
        ?.reference;
    expect(referenceOf('2026-11-20T16:59:59Z')).toBe('ORD-1');
    expect(referenceOf('2026-11-20T17:00:00Z')).toBe('CART-1');
  });

  it('of the other mode stays out, and is a finding', () => {
    const { snapshot, findings, refusal } = judge({ ...pending, livemode: false });
    const fingerprint = `mode:charge:${ID}`;
    expect([snapshot, refusal?.then]).toEqual([null, 'drop']);
    expect(findings).toMatchObject([{ code: 'WRONG_MODE', fingerprint }]);
  });

  it('in a status nobody knows stays out until a person looked', () => {
    const { snapshot, findings, refusal } = judge({ ...pending, status: 'disputed' });
    expect([snapshot, refusal?.then]).toEqual([null, 'park']);
    expect(findings).toMatchObject([{ code: 'SCHEMA_DRIFT', subject: { kind: 'charge', id: ID } }]);
    expect(refusal?.reason).toContain('is in the status "disputed", which is new');
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['text', 'pending'],
    ['a list', []],
    ['an error', { object: 'error', code: 'not_found' }],
    ['no amount', { ...pending, amount: undefined }],
    ['a fraction of a satang', { ...pending, fee: 6600.5 }],
    ['more than JSON can carry', { ...pending, amount: 2 ** 53 }],
    ['a time that does not exist', { ...pending, created_at: '2026-02-30T25:00:00Z' }],
    ['a time no calendar can write', { ...pending, created_at: '0000-01-01T00:00:00Z' }],
    ['no status: the old serialisation', { ...pending, status: undefined }],
    ['an id with a NUL', { ...pending, id: 'chrg_\u0000' }],
  ])('that is no charge we can read stays out: %s', (_, raw) => {
    const { snapshot, findings, refusal } = judge(raw);
    expect([snapshot, refusal?.then]).toEqual([null, 'park']);
    expect(findings).toMatchObject([{ code: 'SCHEMA_DRIFT', detail: refusal?.reason }]);
  });

  it('with new fields enters, and each field is one finding for all charges', () => {
    const drifted = { ...pending, quantum_fee: 1, 'NUL\u0000': 2 };
    const { snapshot, findings, refusal } = judge(drifted);
    expect([snapshot?.chargeId, refusal]).toEqual([ID, null]);
    const other = judge({ ...drifted, id: 'chrg_another' });
    expect(other.findings).toEqual(findings);
    expect(findings.map(({ subject }) => subject.id)).toEqual([
      'charge.quantum_fee',
      'charge.NUL\uFFFD',
    ]);
  });

  it('never makes a finding that cannot be stored, or that has no end', () => {
    const strange = 'x\u0000\uD800'.repeat(2_000);
    const manyKeys = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`${strange}${index}`, 1]),
    );
    const answers = [
      { ...pending, id: strange },
      { ...pending, status: strange },
      { ...pending, currency: strange },
      { ...pending, ...manyKeys },
    ];
    for (const { findings } of answers.map((raw) => judge(raw))) {
      const text = JSON.stringify(findings);
      expect(text).toBe(storableText(text));
      expect(text).not.toMatch(/\\u0000|\\ud800/i);
      expect(findings.length).toBeLessThanOrEqual(20);
      expect(findings.every(({ detail }) => detail.length < 500)).toBe(true);
    }
  });
});
