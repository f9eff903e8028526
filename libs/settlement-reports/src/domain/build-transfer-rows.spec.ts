import { parseBusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { satang, ZERO } from '#money';
import type { BankPosting } from '#days';
import { arrivalsOf } from './bank-arrivals-of-transfers.js';
import { buildTransferRows } from './build-transfer-rows.js';
import type { TransferFacts, TransferSurroundings } from './build-transfer-rows.js';
import { inTransitOf } from './in-transit.js';

const FRIDAY = parseBusinessDay('2026-11-20');
const MONDAY = parseBusinessDay('2026-11-23');
const TUESDAY = parseBusinessDay('2026-11-24');

const SENT: TransferFacts = {
  ...{ id: 'trsf_1', status: 'sent', bankCode: 'kbank', lastDigits: '6789' },
  createdAt: parseInstant('2026-11-20T01:00:14Z'),
  sentAt: parseInstant('2026-11-20T01:03:00Z'),
  paidAt: null,
  ...{ amount: satang(100_000n), fee: satang(2_804n), feeVat: satang(196n), net: satang(97_000n) },
};

const around = (more: Partial<TransferSurroundings> = {}): TransferSurroundings => ({
  ...{ day: TUESDAY, timeZone: 'Asia/Bangkok', holidays: new Set() },
  ...{ payouts: new Map(), arrivals: new Map(), texts: new Map(), codes: new Map() },
  inTransit: new Map([['trsf_1', SENT.net]]),
  ...more,
});

const rowOf = (more: Partial<TransferSurroundings> = {}) =>
  buildTransferRows([SENT], around(more))[0];

const line = (amount: bigint, ...transfers: readonly string[]): BankPosting => ({
  ...{ line: 'line_1', bookedOn: MONDAY, transfers, amount: satang(amount) },
});

describe('the sheet Transfers', () => {
  it('counts the bank business days since a transfer was sent', () => {
    expect(rowOf()).toMatchObject({ accountLast4: 'KBANK ••6789', age: 2, bankDate: null });
  });

  it('shows what the bank shows, and by how much it differs', () => {
    const arrivals = arrivalsOf([line(96_990n, 'trsf_1')], () => ZERO);
    const texts = new Map([['line_1', 'OMISE PAYMENT']]);
    expect(rowOf({ arrivals, texts, inTransit: new Map() })).toMatchObject({
      ...{ bankDate: MONDAY, bankText: 'OMISE PAYMENT', bankAmount: 96_990n },
      ...{ difference: -10n, age: 1 },
    });
  });

  it('has no age where nothing is or was on its way', () => {
    expect(rowOf({ inTransit: new Map() })).toMatchObject({ age: null, difference: null });
  });

  it('says what the lines come to, or why nobody knows', () => {
    const composition = {
      ...{ id: 'trsf_1', isSweeping: true, reason: null, after: null, opening: null },
      ...{ taken: satang(500n), lines: { count: 2, sum: satang(100_400n) } },
    };
    const money = { gross: null, fee: null, feeVat: null };
    const groups = [
      { originDay: FRIDAY, kind: 'other', count: 2, ...money, amount: satang(100_400n) },
      { originDay: null, kind: 'partial-transfer', count: 1, ...money, amount: satang(-500n) },
    ] as const;
    const payouts = new Map([['trsf_1', { composition, groups }]]);
    expect(rowOf({ payouts })).toMatchObject({
      ...{ notComputable: null, lines: 2, composed: 99_900n, remainder: 100n },
    });
    const partial = { composition: { ...composition, reason: 'partial' as const }, groups: [] };
    expect(rowOf({ payouts: new Map([['trsf_1', partial]]) })).toMatchObject({
      ...{ notComputable: 'partial', lines: null, composed: null, remainder: null },
    });
    expect(rowOf()).toMatchObject({ notComputable: 'transactions-not-read' });
  });
});

describe('what arrived of transfers', () => {
  const nets = new Map([
    ['trsf_1', satang(300n)],
    ['trsf_2', satang(700n)],
  ]);
  const arrived = (...postings: readonly BankPosting[]) =>
    arrivalsOf(postings, (id) => nets.get(id) ?? ZERO);

  it('is the line’s, also where it stands for several', () => {
    const both = arrived(line(990n, 'trsf_1', 'trsf_2'));
    expect([...both].map(([id, { amount }]) => [id, amount])).toEqual([
      ['trsf_1', 290n],
      ['trsf_2', 700n],
    ]);
  });

  it('is nothing once it was taken back', () => {
    expect(arrived(line(300n, 'trsf_1'), line(-300n, 'trsf_1')).size).toBe(0);
  });

  it('leaves in transit what was sent and is not there', () => {
    const sent = [...nets].map(([transferId, amount]) => ({
      ...{ transferId, amount, originDay: FRIDAY },
    }));
    const whole = { ...line(300n, 'trsf_1') };
    const unknown = { ...line(50n, 'trsf_9'), line: 'line_2' };
    expect(inTransitOf(sent, arrived(whole, unknown))).toEqual([
      { transferId: 'trsf_2', amount: 700n, originDay: FRIDAY },
      { transferId: 'trsf_9', amount: -50n, originDay: MONDAY },
    ]);
  });
});
