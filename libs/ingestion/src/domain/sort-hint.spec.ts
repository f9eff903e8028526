import { sortHint } from './sort-hint.js';

const event = (changes: object = {}, data: object = {}) =>
  Buffer.from(
    JSON.stringify({
      object: 'event',
      id: 'evnt_5vcd3j9c9r0p4ayml0d',
      livemode: true,
      key: 'charge.complete',
      created_at: '2026-11-20T03:48:31Z',
      data: { object: 'charge', id: 'chrg_5vcd3j9c9r0p4ayml0d', ...data },
      ...changes,
    }),
  );

describe('a webhook', () => {
  it.each(['charge.complete', 'charge.expire', 'charge.failed', 'charge.something-new'])(
    'about a charge asks for a read, whatever its key: %s',
    (key) => {
      expect(sortHint(event({ key }), 'live')).toMatchObject({ kind: 'read', points: { key } });
    },
  );

  it('that does not state its mode leaves that to the read', () => {
    expect(sortHint(event({ livemode: undefined }), 'live').kind).toBe('read');
  });

  it.each([
    ['charge', 'charge.update'],
    ['transfer', 'transfer.pay'],
    ['transfer', 'transfer.destroy'],
    ['refund', 'refund.create'],
  ])('about a %s asks for a read of that: %s', (object, key) => {
    const about = event({ key }, { object, id: 'id_1', deleted: true });
    expect(sortHint(about, 'live')).toMatchObject({ kind: 'read', what: object, points: { key } });
  });

  it.each(['schedule', 'recipient', 'customer', 'card', 'dispute', 'link', 'wormhole'])(
    'about a %s needs no read, and says so',
    (object) => {
      const reason = `${object}.update of ${object} id_1 needs no read`;
      const about = event({ key: `${object}.update` }, { object, id: 'id_1' });
      expect(sortHint(about, 'live')).toEqual({ kind: 'done', reason });
    },
  );

  it.each([
    [false, 'live'],
    [true, 'test'],
  ] as const)('with livemode %s in a %s account is a finding, not a read', (livemode, mode) => {
    expect(sortHint(event({ livemode }), mode)).toMatchObject({
      kind: 'found',
      finding: { code: 'WRONG_MODE', fingerprint: 'mode:charge:chrg_5vcd3j9c9r0p4ayml0d' },
    });
  });

  it('that this build cannot read is parked, and stops nobody', () => {
    expect(sortHint(Buffer.from('{"object":"charge"}'), 'live')).toMatchObject({
      kind: 'parked',
      reason: expect.stringContaining('not an event'),
    });
  });
});
