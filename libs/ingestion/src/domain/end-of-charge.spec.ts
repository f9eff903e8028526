import type { ChargeStatus } from '#charges';
import { parseInstant, plusMs } from '#kernel';
import { becameKnownByAsking, wasTold, WEBHOOK_GRACE_MS, webhookMissed } from './end-of-charge.js';
import type { ChargeWebhook, KnownEnd } from './end-of-charge.js';

const knownAt = parseInstant('2026-11-20T05:00:00Z');

const end = (status: ChargeStatus): KnownEnd => ({
  chargeId: 'chrg_1',
  status,
  endedAt: plusMs(knownAt, -1_000),
  knownAt,
  cause: { kind: 'sweep', ref: null },
});

const webhook = (key: string, statusTold: ChargeStatus | null = null): ChargeWebhook => ({
  key,
  statusTold,
  receivedAt: knownAt,
});

describe('the end of a charge', () => {
  it.each<[string, ChargeStatus | null, ChargeStatus, boolean]>([
    ['charge.complete', null, 'completed', true],
    ['charge.complete', null, 'failed', true],
    ['charge.complete', null, 'expired', true],
    ['charge.complete', 'pending', 'completed', true],
    ['charge.complete', 'expired', 'completed', false],
    ['charge.expire', null, 'expired', true],
    ['charge.expire', null, 'completed', false],
    ['charge.create', null, 'completed', false],
    ['charge.create', 'pending', 'completed', false],
    ['charge.create', 'completed', 'completed', true],
    ['charge.update', 'pending', 'completed', false],
    ['charge.update', null, 'completed', true],
    ['charge.something_new', null, 'failed', true],
  ])('%s stating %s tells that it was %s: %s', (key, stated, status, told) => {
    expect(wasTold(end(status), [webhook(key, stated)])).toBe(told);
  });

  it('is told in time up to ten minutes after we asked', () => {
    const late = plusMs(knownAt, WEBHOOK_GRACE_MS + 1);
    const told = webhook('charge.complete');
    expect(wasTold(end('completed'), [{ ...told, receivedAt: plusMs(late, -1) }])).toBe(true);
    expect(wasTold(end('completed'), [{ ...told, receivedAt: late }])).toBe(false);
    expect(wasTold(end('completed'), [])).toBe(false);
  });

  it('became known by asking, unless a webhook, an import or a person was first', () => {
    const by = (kind: KnownEnd['cause']['kind']) =>
      becameKnownByAsking({ ...end('failed'), cause: { kind, ref: null } });
    expect([by('sweep'), by('refetch'), by('webhook'), by('import')]).toEqual([
      ...[true, true, false, false],
    ]);
  });

  it('is one finding for each charge, whatever end it was', () => {
    const [paid, expired] = [webhookMissed(end('completed')), webhookMissed(end('expired'))];
    expect(paid.fingerprint).toBe(expired.fingerprint);
    expect(paid).toMatchObject({
      code: 'WEBHOOK_MISSED',
      subject: { kind: 'charge', id: 'chrg_1' },
    });
  });
});
