import { readFileSync } from 'node:fs';
import { parseInstant } from '#kernel';
import { decodeTransfer } from '#opn';
import { toTransferSnapshot } from './to-transfer-snapshot.js';

const FILE = new URL('../../../../test/fixtures/opn/transfer-created.json', import.meta.url);
const raw = JSON.parse(readFileSync(FILE, 'utf8')) as object;
const readAt = parseInstant('2025-03-21T05:00:00Z');
const CREATED_AT = '2025-03-20T10:15:35Z';
const SENT_AT = '2025-03-21T01:00:00Z';
const PAID_AT = '2025-03-22T02:00:00Z';

const snapshot = (changes: object = {}) =>
  toTransferSnapshot(decodeTransfer({ ...raw, ...changes }), readAt);

describe('a read of a transfer', () => {
  it('is put into our words', () => {
    expect(snapshot({ schedule: 'schd_test_1' })).toEqual({
      transferId: 'trsf_test_6344mzlz6y6nbeiaoxv',
      status: 'created',
      amount: 100_000n,
      fee: 2_804n,
      feeVat: 196n,
      net: 97_000n,
      currency: 'THB',
      recipientId: 'recp_test_62e6vi6h2cnhukcqr13',
      bankCode: 'test',
      lastDigits: '6789',
      scheduleId: 'schd_test_1',
      createdAt: CREATED_AT,
      sentAt: null,
      paidAt: null,
      failureCode: null,
      readAt,
    });
  });

  it.each([
    ['created', {}],
    ['destroyed', { deleted: true }],
    ['sent', { sent: true }],
    ['sent', { sent: true, deleted: true }],
    ['paid', { sent: true, paid: true }],
    ['paid', { paid: true }],
    ['failed', { failure_code: 'closed_bank_account' }],
    ['failed', { sent: true, paid: true, failure_code: 'closed_bank_account' }],
  ])('is %s by %j', (status, changes) => {
    expect(snapshot(changes).status).toBe(status);
  });

  it('keeps the times that Opn states, whatever became of it', () => {
    const times = { sent: true, paid: true, sent_at: SENT_AT, paid_at: PAID_AT };
    expect(snapshot(times)).toMatchObject({ sentAt: SENT_AT, paidAt: PAID_AT });
    expect(snapshot({ ...times, failure_code: 'x' })).toMatchObject({ paidAt: PAID_AT });
  });

  it('goes by the time before where Opn states none', () => {
    expect(snapshot({ sent: true })).toMatchObject({ sentAt: CREATED_AT, paidAt: null });
    const paid = { sent: true, paid: true };
    expect(snapshot(paid)).toMatchObject({ sentAt: CREATED_AT, paidAt: CREATED_AT });
    expect(snapshot({ ...paid, sent_at: SENT_AT })).toMatchObject({ paidAt: SENT_AT });
  });

  it('believes no time of what has not happened', () => {
    expect(snapshot({ sent_at: SENT_AT, paid_at: PAID_AT })).toMatchObject({
      sentAt: null,
      paidAt: null,
    });
  });

  it('cuts words that no index would take', () => {
    const long = snapshot({
      failure_code: 'y'.repeat(9_000),
      bank_account: { bank_code: 'z'.repeat(9_000) },
    });
    expect(long.failureCode).toHaveLength(100);
    expect(long.bankCode).toHaveLength(100);
  });
});
