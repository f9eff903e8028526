import { parseInstant } from '#kernel';
import { decodeEvent } from '#opn';
import { deliveryErrorOf, deliveryRecord } from './delivery-record.js';

const event = (deliveries: readonly object[], data: object = {}) => ({
  object: 'event',
  id: 'evnt_1',
  livemode: true,
  key: 'charge.complete',
  created_at: '2026-11-20T05:00:00Z',
  data: { object: 'charge', id: 'chrg_1', ...data },
  webhook_deliveries: deliveries,
});
const recordOf = (raw: object) => deliveryRecord(decodeEvent(raw), raw);

describe('what Opn says of an event', () => {
  it('is counted, the latest attempt by its time', () => {
    const raw = event([
      { status: 200, error: null, created_at: '2026-11-20 05:09:00 UTC' },
      { status: null, error: 'execution expired', created_at: '2026-11-20 05:00:01 UTC' },
    ]);
    expect(recordOf(raw)).toMatchObject({
      attempts: 2,
      failedAttempts: 1,
      lastStatus: 200,
      lastError: null,
      lastAttemptAt: parseInstant('2026-11-20T05:09:00Z'),
    });
  });

  it('may be that it never tried', () => {
    const never = { attempts: 0, failedAttempts: 0, lastStatus: null, lastAttemptAt: null };
    expect(recordOf(event([]))).toMatchObject(never);
  });

  it('counts an attempt without a time as made when the event was', () => {
    const record = recordOf(event([{ status: 404 }]));
    expect(record).toMatchObject({ lastError: 'client_error', lastAttemptAt: record.createdAt });
  });

  it.each([
    ['successful', 'completed'],
    ['expired', 'expired'],
    ['disputed', null],
    [undefined, null],
  ])('tells of the status %s as %s', (status, told) => {
    expect(recordOf(event([], { status })).statusTold).toBe(told);
  });

  it('tells of no charge’s status if it is about something else', () => {
    const transfer = { object: 'transfer', id: 'trsf_1', status: 'pending' };
    expect(recordOf(event([], transfer)).statusTold).toBeNull();
  });
});

describe('a delivery', () => {
  it.each([
    [200, null, null],
    [204, 'ignored', null],
    [301, null, 'redirect'],
    [404, null, 'client_error'],
    [503, null, 'server_error'],
    [null, 'Net::OpenTimeout: execution expired', 'timeout'],
    [null, 'SSL_connect returned=1 certificate verify failed', 'tls'],
    [null, 'getaddrinfo: Name or service not known', 'dns'],
    [null, 'Connection refused', 'connection'],
    [null, 'something of customer 7', 'other'],
    [null, null, 'other'],
  ])('answered with %s, or not because of %s, is %s', (status, error, expected) => {
    expect(deliveryErrorOf({ status, error, at: null })).toBe(expected);
  });
});
