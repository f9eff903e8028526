import { HOUR_MS, MINUTE_MS, parseInstant, plusMs } from '#kernel';
import { judgeSilence } from './silence.js';
import type { SilenceFacts } from './silence.js';

const now = parseInstant('2026-11-20T05:00:00Z');
const minutesAgo = (minutes: number) => plusMs(now, -minutes * MINUTE_MS);

const busy: SilenceFacts = {
  now,
  lastWebhookAt: minutesAgo(1),
  comparableHours: [60, 58, 61, 0, 300, 60, 60], // a holiday and a sale among them
  newsRead: 0,
  missedInARow: 0,
  listeningSince: null,
};
const judge = (facts: Partial<SilenceFacts>) => judgeSilence({ ...busy, ...facts });

describe('no webhook', () => {
  it('is nothing unusual within six usual gaps, and never within a quarter of an hour', () => {
    expect(judge({}).usualGapMs).toBe(MINUTE_MS);
    expect(judge({}).patienceMs).toBe(15 * MINUTE_MS);
    expect(judge({ comparableHours: [4, 4, 4] }).patienceMs).toBe(90 * MINUTE_MS);
    expect(judge({ lastWebhookAt: minutesAgo(15), newsRead: 9 }).verdict).toBe('normal');
    const rare = { comparableHours: [4, 4, 4], newsRead: 9 };
    expect(judge({ ...rare, lastWebhookAt: minutesAgo(90) }).verdict).toBe('normal');
    expect(judge({ ...rare, lastWebhookAt: minutesAgo(91) }).verdict).toBe('silent');
  });

  it('is quiet as long as reading finds no news either, and silence once it does', () => {
    const none = { lastWebhookAt: minutesAgo(16) };
    expect(judge(none)).toMatchObject({ verdict: 'quiet', since: minutesAgo(16) });
    expect(judge({ ...none, newsRead: 1 })).toMatchObject({
      verdict: 'silent',
      reason: expect.stringContaining('news of 1 charges'),
    });
  });

  it('at an hour at which hardly any comes, or of which little is known, says nothing', () => {
    const long = { lastWebhookAt: plusMs(now, -9 * HOUR_MS), newsRead: 5 };
    expect(judge({ ...long, comparableHours: [0, 0, 0, 1, 0] }).verdict).toBe('unknown');
    expect(judge({ ...long, comparableHours: [60, 60] }).verdict).toBe('unknown');
    expect(judge({ ...long, lastWebhookAt: null }).verdict).toBe('unknown');
  });

  it('is silence whatever the hour once three in a row were missed', () => {
    expect(judge({ missedInARow: 2 }).verdict).toBe('normal');
    expect(judge({ missedInARow: 3 }).verdict).toBe('silent');
    const never = { lastWebhookAt: null, comparableHours: [], missedInARow: 3 };
    expect(judge(never)).toMatchObject({ verdict: 'silent', since: null });
  });

  it('is nothing unusual if the last one came from a clock ahead of ours', () => {
    expect(judge({ lastWebhookAt: minutesAgo(-5) }).verdict).toBe('normal');
  });
});
