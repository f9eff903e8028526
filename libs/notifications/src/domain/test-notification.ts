import type { Instant } from '#kernel';
import type { Audience, Notification, NotificationContent } from './notification.js';

/** What nobody can take for news: whether a channel reaches those it is for. */
export function testNotification(
  account: string,
  audience: Audience,
  name: string,
  now: Instant,
): Notification {
  return {
    account,
    key: `test/${name}/${audience}`,
    kind: 'test',
    audience,
    severity: 'information',
    content: {
      texts: textsFor(audience),
      facts: { test: true, amountSatang: 0 },
      link: '/v1/notifications',
      files: [],
    },
    createdAt: now,
  };
}

const THAI: Readonly<Record<Audience, string>> = {
  finance: 'ฝ่ายการเงิน',
  operators: 'ผู้ดูแลระบบ',
};

function textsFor(audience: Audience): NotificationContent['texts'] {
  const en = `This is a test of how Yodtrong tells ${audience}. Nothing has happened.`;
  const th = `นี่คือการทดสอบช่องทางแจ้ง${THAI[audience]}ของ Yodtrong ไม่มีเหตุการณ์ใดเกิดขึ้น`;
  return {
    en: {
      subject: 'TEST: nothing has happened',
      summary: en,
      body: `${en}\nAmount: 0.00 baht. Nothing is to be done.`,
    },
    th: {
      subject: 'ทดสอบ: ไม่มีเหตุการณ์ใดเกิดขึ้น',
      summary: th,
      body: `${th}\nยอดเงิน 0.00 บาท ไม่ต้องดำเนินการใด`,
    },
  };
}
