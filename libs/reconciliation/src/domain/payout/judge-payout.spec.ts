import { parseBusinessDay } from '#calendar';
import { parseInstant } from '#kernel';
import { satang } from '#money';
import { judging } from './judging.fixtures.js';
import { judgePayout } from './judge-payout.js';
import type { JudgedPayout } from './judge-payout.js';
import { expectedCost, FIRST_BAND_UP_TO } from './transfer-fee.js';

const CREATED = parseInstant('2026-11-20T01:00:14Z');
const COST = { fee: satang(2_804n), feeVat: satang(196n) };

const GOOD: JudgedPayout = {
  id: 'trsf_1',
  status: 'paid',
  amount: satang(100_000n),
  ...COST,
  net: satang(97_000n),
  createdAt: CREATED,
  endedAt: null,
  returned: satang(0n),
  sentAgainBy: null,
  isSweeping: true,
  reason: null,
  composed: satang(100_000n),
  expectedCost: COST,
};

const FAILED = { status: 'failed', endedAt: parseInstant('2026-11-23T03:00:00Z') } as const;

const found = (changes: Partial<JudgedPayout>) =>
  judgePayout({ ...GOOD, ...changes }, judging).map((one) => [
    one.code,
    one.amount,
    one.day,
    one.explains,
  ]);

describe('a transfer', () => {
  it('that adds up, costs what it should and is explained has no break', () => {
    expect(found({})).toEqual([]);
  });

  it('that failed is missing with its net, from the day on which it failed', () => {
    expect(found(FAILED)).toEqual([['TRANSFER_FAILED', -97_000n, '2026-11-23', []]]);
  });

  it('that failed is missing with what was not credited back', () => {
    expect(found({ ...FAILED, returned: satang(90_000n) })).toEqual([
      ['TRANSFER_FAILED', -7_000n, '2026-11-23', []],
    ]);
  });

  it.each([
    ['credited back with its fee', { returned: satang(100_000n) }],
    ['credited back without it', { returned: satang(97_000n) }],
    ['sent again', { sentAgainBy: 'trsf_2' }],
  ])('that failed is no break once it was %s', (_, changes) => {
    expect(found({ ...FAILED, ...changes })).toEqual([]);
  });

  it('whose parts are not its amount shows by how much', () => {
    expect(found({ net: satang(96_999n) })).toEqual([
      ['TRANSFER_ARITHMETIC', 1n, '2026-11-20', []],
    ]);
  });

  it('that took less or more than there was shows the difference', () => {
    expect(found({ composed: satang(100_001n) })).toEqual([
      ['SETTLEMENT_SHORT', -1n, '2026-11-20', []],
    ]);
    expect(found({ composed: satang(99_000n) })).toEqual([
      ['SETTLEMENT_OVER', 1_000n, '2026-11-20', []],
    ]);
  });

  it.each(['partial', 'history-incomplete', 'transactions-not-read'] as const)(
    'that cannot be computed (%s) is not said to be short',
    (reason) => {
      expect(found({ reason, composed: satang(5n) })).toEqual([]);
    },
  );

  it('carries one amount for all that measures it, and names the rest', () => {
    expect(found({ ...FAILED, net: satang(96_999n), composed: satang(5n) })).toEqual([
      ['TRANSFER_FAILED', -96_999n, '2026-11-23', ['TRANSFER_ARITHMETIC', 'SETTLEMENT_OVER']],
    ]);
  });

  it('that costs something else shows it beside, with the VAT', () => {
    const cheaper = { fee: satang(2_000n), feeVat: satang(140n), net: satang(97_860n) };
    expect(found(cheaper)).toEqual([['TRANSFER_FEE_VARIANCE', -860n, '2026-11-20', []]]);
  });

  it('of which nothing is known to compare its cost with is not judged by it', () => {
    expect(found({ expectedCost: null })).toEqual([]);
  });

  it('that was destroyed is nobody’s concern', () => {
    expect(found({ status: 'destroyed', net: satang(0n), composed: satang(0n) })).toEqual([]);
  });
});

describe('what a transfer should cost', () => {
  const day = parseBusinessDay('2026-11-20');
  const from = parseBusinessDay('2026-01-01');
  const cost = (fee: bigint) => ({ fee: satang(fee), feeVat: satang(0n) });
  const first = { upToBand: cost(1n), aboveBand: cost(2n) };
  const above = satang(FIRST_BAND_UP_TO + 1n);

  it('is what the first one of its band did, while no contract says', () => {
    expect(expectedCost(FIRST_BAND_UP_TO, day, [], first)?.fee).toBe(1n);
    expect(expectedCost(above, day, [], first)?.fee).toBe(2n);
  });

  it('is the contract’s, of the narrowest band that holds the amount', () => {
    const contract = [
      { from, upTo: null, ...cost(30n) },
      { from, upTo: satang(1_000n), ...cost(10n) },
      { from, upTo: satang(5_000n), ...cost(20n) },
    ];
    const fees = [1_000n, 1_001n, 5_001n].map(
      (amount) => expectedCost(satang(amount), day, contract, first)?.fee,
    );
    expect(fees).toEqual([10n, 20n, 30n]);
  });

  it('is the one that began last, and none that begins later', () => {
    const contract = [
      { from, upTo: null, ...cost(10n) },
      { from: parseBusinessDay('2026-11-20'), upTo: null, ...cost(20n) },
      { from: parseBusinessDay('2026-11-21'), upTo: null, ...cost(30n) },
    ];
    expect(expectedCost(satang(5n), day, contract, first)?.fee).toBe(20n);
  });
});
