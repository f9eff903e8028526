import { readFileSync } from 'node:fs';
import { DEFAULT_MATCHING_RULES } from '#accounts';
import { parseInstant } from '#kernel';
import { decodeCharge } from '#opn';
import { MONEY } from '../../../../test/support/charge-snapshots.js';
import { toChargeSnapshot } from './to-charge-snapshot.js';

const RECORDED = new URL(
  '../../../../test/fixtures/opn/docs-promptpay-charge-pending.json',
  import.meta.url,
);
const pending = JSON.parse(readFileSync(RECORDED, 'utf8')) as object;
const readAt = parseInstant('2023-04-06T03:48:31Z');
const expiresAt = '2023-04-06T03:47:02Z';

const snapshot = (changes: object, endedHint: string | null = null) =>
  toChargeSnapshot(
    decodeCharge({ ...pending, ...changes }),
    { readAt, endedHint: endedHint === null ? null : parseInstant(endedHint) },
    DEFAULT_MATCHING_RULES,
  );

describe('a read of a charge', () => {
  it('is put into our words', () => {
    expect(snapshot({ metadata: { order_id: 7 } })).toEqual({
      chargeId: 'chrg_5vcd3j9c9r0p4ayml0d',
      status: 'pending',
      paymentMethod: 'promptpay',
      money: MONEY,
      transactionId: null,
      reference: '7',
      createdAt: '2023-04-05T03:47:02Z',
      expiresAt,
      paidAt: null,
      endedAt: null,
      failureCode: null,
      readAt,
    });
  });

  it.each([
    ['successful', 'completed'],
    ['failed', 'failed'],
    ['expired', 'expired'],
    ['reversed', 'reversed'],
  ])('calls %s %s', (status, ours) => {
    expect(snapshot({ status })?.status).toBe(ours);
  });

  it.each(['disputed', 'Successful', '', 'completed'])('knows no status "%s"', (status) => {
    expect(snapshot({ status })).toBeNull();
  });

  it('keeps fees that are not stated as unknown, and a rate that is none', () => {
    expect(snapshot({ transaction_fees: null })?.money).toMatchObject({ feeRate: null });
    const transaction_fees = { fee_rate: 'free', vat_rate: 7 };
    expect(snapshot({ transaction_fees })?.money).toMatchObject({ feeRate: null, vatRate: '7' });
  });

  it('settles what was captured', () => {
    const money = snapshot({ amount: 10_000, funding_amount: 5_000 })?.money;
    expect(money).toMatchObject({ amount: 10_000n, gross: 5_000n });
  });

  it('cuts words that no index would take', () => {
    const long = snapshot({ source: { type: 'x'.repeat(9_000) }, failure_code: 'y'.repeat(9_000) });
    expect(long?.paymentMethod).toHaveLength(100);
    expect(long?.failureCode).toHaveLength(100);
  });
});

describe('a charge ended', () => {
  it.each([
    [
      'failed, by the time of the webhook',
      'failed',
      '2023-04-05T04:00:00Z',
      '2023-04-05T04:00:00Z',
    ],
    ['failed, not after it was read', 'failed', '2030-01-01T00:00:00Z', readAt],
    ['failed, at its expiry at the latest', 'failed', null, expiresAt],
    ['expired, at its expiry', 'expired', null, expiresAt],
    ['reversed, when it was read', 'reversed', null, readAt],
    ['completed: not at all', 'successful', '2023-04-05T04:00:00Z', null],
  ])('%s', (_, status, hint, endedAt) => {
    expect(snapshot({ status }, hint)?.endedAt).toBe(endedAt);
  });

  it('when Opn states it', () => {
    const reversed_at = '2023-04-05T05:00:00Z';
    expect(snapshot({ status: 'reversed', reversed_at })?.endedAt).toBe(reversed_at);
    const expired_at = '2023-04-05T06:00:00Z';
    expect(snapshot({ status: 'expired', expired_at })?.endedAt).toBe(expired_at);
  });

  it('never in the future: Opn fills expired_at for charges of every status', () => {
    const [expires_at, expired_at] = ['2030-01-01T00:00:00Z', '2030-01-01T00:00:00Z'];
    expect(snapshot({ status: 'expired', expires_at, expired_at })?.endedAt).toBe(readAt);
    expect(snapshot({ status: 'failed', expires_at })?.endedAt).toBe(readAt);
  });
});
