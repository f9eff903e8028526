import { MINUTE_MS, parseInstant, plusMs } from '#kernel';
import type { Instant } from '#kernel';
import { listeningSince, untoldFrom } from './listening.js';
import { judgeSilence } from './silence.js';

const noon = parseInstant('2026-11-20T05:00:00Z');
const ago = (minutes: number): Instant => plusMs(noon, -minutes * MINUTE_MS);

const maintenance = {
  ...{ lastWebhookAt: ago(65), readingSince: ago(1) },
  away: { from: ago(60), to: ago(1) },
};

describe('after a time in which nobody took webhooks', () => {
  it('they are missed only from its end on, and news is new only once all is read', () => {
    expect(listeningSince(maintenance)).toBe(ago(1));
    expect(listeningSince({ ...maintenance, lastWebhookAt: null })).toBe(ago(1));
    expect(listeningSince({ ...maintenance, lastWebhookAt: ago(600) })).toBe(ago(1));
    expect(untoldFrom(ago(20))).toBe(ago(5));
    expect(untoldFrom(null)).toBeNull();
  });

  it('nothing is excused once one has come, nor where somebody always took them', () => {
    expect(listeningSince({ ...maintenance, lastWebhookAt: ago(0.5) })).toBeNull();
    expect(listeningSince({ ...maintenance, away: null })).toBeNull();
  });

  it('which goes on, only those who read have to be back: then it is silence', () => {
    const away = { from: ago(60), to: null };
    expect(listeningSince({ ...maintenance, away })).toBe(ago(1));
    expect(listeningSince({ ...maintenance, away, readingSince: ago(600) })).toBeNull();
    expect(listeningSince({ ...maintenance, away, readingSince: null })).toBeNull();
  });

  it('patience begins anew', () => {
    const facts = { lastWebhookAt: ago(65), comparableHours: [60, 60, 60], missedInARow: 0 };
    const judge = (since: Instant | null) =>
      judgeSilence({ ...facts, now: noon, newsRead: 3, listeningSince: since });
    expect(judge(null).verdict).toBe('silent');
    expect(judge(ago(15))).toMatchObject({ verdict: 'normal', since: ago(65) });
    expect(judge(ago(16))).toMatchObject({ verdict: 'silent', waitingSince: ago(16) });
  });
});
