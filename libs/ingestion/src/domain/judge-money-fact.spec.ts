import { readFileSync } from 'node:fs';
import { settingsAtOpening } from '#accounts';
import { parseInstant, storableText } from '#kernel';
import { satang } from '#money';
import { judgeReceipt, judgeRefund, judgeTransaction, judgeTransfer } from './judge-money-fact.js';
import type { Observation } from './observation.js';

const FOLDER = new URL('../../../../test/fixtures/opn/', import.meta.url);
type Raw = Readonly<Record<string, unknown>>;

const recorded = (name: string): Raw =>
  JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Raw;
const [receipt = {}] = recorded('receipts-list-thb.json')['data'] as Raw[];

const settings = settingsAtOpening({
  mode: 'live',
  timeZone: 'Asia/Bangkok',
  openingDay: null,
  openingBalance: satang(0n),
});
const observed = (raw: unknown): Observation => ({
  raw,
  requestedAt: parseInstant('2026-11-20T05:00:00Z'),
  cause: { kind: 'sweep', ref: null },
});

const KINDS = [
  ['transaction', judgeTransaction, recorded('transaction.json')],
  ['transfer', judgeTransfer, recorded('transfer-created.json')],
  ['receipt', judgeReceipt, receipt],
  ['refund', judgeRefund, recorded('refund.json')],
] as const;

describe.each(KINDS)('an answer about a %s', (kind, judge, raw) => {
  const live = { ...raw, livemode: true };
  const id = String(raw['id']);
  const judged = (answer: unknown) => judge(observed(answer), settings);

  it('may enter the books', () => {
    expect(judged(live)).toMatchObject({ findings: [], refusal: null });
    expect(Object.values(judged(live).snapshot ?? {})).toContain(id);
  });

  it('of the other mode stays out, and is a finding', () => {
    const { snapshot, findings, refusal } = judged({ ...raw, livemode: false });
    expect([snapshot, refusal?.then]).toEqual([null, 'drop']);
    expect(findings).toEqual([
      {
        code: 'WRONG_MODE',
        subject: { kind, id },
        fingerprint: `mode:${kind}:${id}`,
        detail: `A test ${kind} came to this live account; it was kept out.`,
      },
    ]);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['an error', { object: 'error', code: 'not_found' }],
    ['the old serialisation', { ...live, created: '2015-01-15T05:00:29Z', created_at: undefined }],
    ['no currency', { ...live, currency: null }],
    ['a time no calendar can write', { ...live, created_at: '0000-01-01T00:00:00Z' }],
    ['an id that is none', { ...live, id: '../../etc\u0000' }],
  ])('that we cannot read stays out: %s', (_, answer) => {
    const { snapshot, findings, refusal } = judged(answer);
    expect([snapshot, refusal?.then]).toEqual([null, 'park']);
    expect(findings).toMatchObject([{ code: 'SCHEMA_DRIFT', subject: { kind } }]);
    expect(storableText(findings[0]?.detail ?? '')).toBe(findings[0]?.detail);
  });

  it('with a new field enters, and the field is one finding for all', () => {
    const { snapshot, findings, refusal } = judged({ ...live, quantum_fee: 1 });
    expect([snapshot === null, refusal]).toEqual([false, null]);
    expect(findings).toMatchObject([
      { code: 'SCHEMA_DRIFT', fingerprint: `key:${kind}.quantum_fee` },
    ]);
  });
});
