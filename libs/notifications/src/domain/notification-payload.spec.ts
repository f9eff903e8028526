import { parseInstant } from '#kernel';
import type { Notification } from './notification.js';
import { notificationPayload } from './notification-payload.js';
import { signatureOf } from './signature.js';

const text = { subject: 'Ready', summary: 'It is ready.', body: 'It is ready.\nReally.' };
const NOTIFICATION: Notification = {
  account: 'main',
  key: 'report-ready/2026-11-20/v1',
  kind: 'report-ready',
  audience: 'finance',
  severity: 'information',
  content: {
    texts: { en: text, th: text },
    facts: { day: '2026-11-20', grossSatang: 40_000 },
    link: '/v1/settlement-reports/2026-11-20',
    files: [{ form: 'csv', language: null, path: '/a.csv?b=c', sha256: 'f'.repeat(64), size: 9 }],
  },
  createdAt: parseInstant('2026-11-20T20:05:11Z'),
};

describe('what a receiver gets', () => {
  it('names the schema, and leads to this installation', () => {
    expect(notificationPayload(NOTIFICATION, 'dlv_1', 'https://pay.example.com')).toEqual({
      schema: 'notification.v1',
      id: 'dlv_1',
      key: 'report-ready/2026-11-20/v1',
      kind: 'report-ready',
      account: 'main',
      severity: 'information',
      audience: 'finance',
      createdAt: '2026-11-20T20:05:11Z',
      texts: { en: text, th: text },
      facts: { day: '2026-11-20', grossSatang: 40_000 },
      link: 'https://pay.example.com/v1/settlement-reports/2026-11-20',
      files: [
        {
          form: 'csv',
          language: null,
          sha256: 'f'.repeat(64),
          size: 9,
          url: 'https://pay.example.com/a.csv?b=c',
        },
      ],
    });
  });

  it('is signed as the documentation says, Thai text as UTF-8', () => {
    // printf '1795392000.{"a":"ก"}' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0707…07
    expect(signatureOf('{"a":"ก"}', '1795392000', Buffer.alloc(32, 7))).toBe(
      'v1=bea97cf496588ec221ebf3b7d0af9d4389b69ba5e13da7445b5a5aedfe15f6f0',
    );
  });
});
