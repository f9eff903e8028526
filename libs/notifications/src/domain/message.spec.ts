import { saying, TOLD, UNEXPLAINED, withContent } from '../fixtures/told.fixtures.js';
import { emailOf } from './email.js';
import { linePayload, lineRetryKey, MAX_LINE_CHARS } from './line-message.js';
import { messageOf } from './message.js';
import { slackPayload } from './slack-message.js';

const both = messageOf(UNEXPLAINED, TOLD);
const english = (notification = UNEXPLAINED) =>
  messageOf(notification, { ...TOLD, language: 'en' });
const lineText = (message: typeof both): string =>
  linePayload(message, 'C1').messages[0]?.text ?? '';

describe('what people read', () => {
  it('says what, how much, since when and where, in Thai and in English', () => {
    expect(lineText(both)).toBe(
      [
        '🔴 [สูง] ยอดที่ยังอธิบายไม่ได้ 20/11/2569',
        'วันที่ 20/11/2569 มียอดที่ยังอธิบายไม่ได้ 4,000.00 บาท',
        'โปรดเปิดรายงาน',
        'ตั้งแต่: 2026-11-21 00:00 (UTC+7)',
        '',
        '🔴 [HIGH] Unexplained money of 20 Nov 2026',
        '4,000.00 baht of 20 Nov 2026 is unexplained.',
        'Open the report & look at <Control>.',
        'Since: 2026-11-21 00:00 (UTC+7)',
        '',
        'https://pay.example.com/v1/settlement-reports/2026-11-20?account=main&version=1',
        '',
        `main · unexplained-money/2026-11-20/raised · ${TOLD.id}`,
      ].join('\n'),
    );
  });

  it('is in one language where one is wanted, and dated by itself without a "since"', () => {
    const text = lineText(english(withContent({ facts: {} })));
    expect(text).toContain('Noted at: 2026-11-21 03:05 (UTC+7)');
    expect(text).not.toMatch(/[\u0e00-\u0e7f]/);
    const thai = lineText(messageOf(UNEXPLAINED, { ...TOLD, language: 'th' }));
    expect(thai).not.toContain('HIGH');
  });

  it.each([
    ['plain text', 'x'.repeat(20_000)],
    ['signs of two units', '😀'.repeat(10_000)],
    ['what grows when it is escaped', '<&>'.repeat(10_000)],
  ])('is cut to what the receiver takes, but not its link: %s', (_, body) => {
    const message = messageOf(saying('Long', body), TOLD);
    const slack = slackPayload(message).text;
    for (const [text, max] of [
      [lineText(message), MAX_LINE_CHARS],
      [slack, 4_000],
    ] as const) {
      expect(text.length).toBeLessThanOrEqual(max);
      expect(text.length).toBeGreaterThan(max - 40);
      expect(text.isWellFormed()).toBe(true);
      expect(text).toContain('version=1');
      expect(text).toContain(TOLD.id);
      expect(text).not.toMatch(/&(?!amp;|lt;|gt;)[a-z]*…/);
    }
  });
});

describe('a Slack message', () => {
  it('is text, whatever it is made of', () => {
    const { text } = slackPayload(english(saying('*Hi* <!here>', '<!channel> & <http://x|y>')));
    expect(text).toContain('*🔴 [HIGH]  Hi  &lt;!here&gt;*');
    expect(text).toContain('&lt;!channel&gt; &amp; &lt;http://x|y&gt;');
    expect(text).toContain(
      '<https://pay.example.com/v1/settlement-reports/2026-11-20?account=main&amp;version=1>',
    );
  });
});

describe('a LINE message', () => {
  it('has a key of its own for each delivery and receiver, which is a UUID', () => {
    const key = lineRetryKey(TOLD.id, 'C1');
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(lineRetryKey(TOLD.id, 'C1')).toBe(key);
    expect(lineRetryKey(TOLD.id, 'C2')).not.toBe(key);
    expect(lineRetryKey(`${TOLD.id}0`, 'C1')).not.toBe(key);
  });
});

describe('an e-mail', () => {
  const email = (notification = UNEXPLAINED) =>
    emailOf(notification, messageOf(notification, TOLD), TOLD.id, 'example.com');

  it('is the same over all tries, and belongs to its thing', () => {
    expect(email()).toMatchObject({ messageId: `<${TOLD.id}@example.com>`, isUrgent: true });
    const resolved = { ...UNEXPLAINED, key: 'unexplained-money/2026-11-20/resolved' };
    const another = { ...UNEXPLAINED, key: 'unexplained-money/2026-11-21/raised' };
    expect(email(resolved).thread).toBe(email().thread);
    expect(email(another).thread).not.toBe(email().thread);
    expect(email({ ...UNEXPLAINED, account: 'brand-b' }).thread).not.toBe(email().thread);
    const named = withContent({ thread: 'report/2026-11-20' });
    expect(email({ ...named, key: 'a/b' }).thread).toBe(email({ ...named, key: 'c/d' }).thread);
  });

  it('has severity and subject of both languages in one line', () => {
    expect(email().subject).toBe(
      '[สูง · HIGH] ยอดที่ยังอธิบายไม่ได้ 20/11/2569 / Unexplained money of 20 Nov 2026',
    );
    expect(email(saying('a\r\nBcc: all@example.com', 'b')).subject).not.toMatch(/[\r\n]/);
  });

  it('is text where it could be HTML', () => {
    const { html } = email(saying(`<script>"'`, '<img src=x>\nA & B'));
    expect(html).toContain('&lt;script&gt;&quot;&#39;');
    expect(html).toContain('<p>&lt;img src=x&gt;<br>\nA &amp; B</p>');
    expect(html).not.toMatch(/<script|<img/);
  });
});
