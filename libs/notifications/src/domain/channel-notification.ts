import type { Instant } from '#kernel';
import type { ChannelTrouble } from './channel-trouble.js';
import type { Notification, NotificationText } from './notification.js';

export const CHANNEL_FAILING = 'channel-failing';
export const CHANNEL_RECOVERED = 'channel-recovered';

/** The channel that a notification is about, if it is about one: it is not told through that. */
export function channelAbout({ kind, content }: Notification): string | null {
  const { channel } = content.facts;
  const isAboutOne = kind === CHANNEL_FAILING || kind === CHANNEL_RECOVERED;
  return isAboutOne && typeof channel === 'string' ? channel : null;
}

/** Told once a day for as long as it lasts. Days are those of UTC: 07:00 in Bangkok. */
export function channelFailing(
  account: string,
  trouble: ChannelTrouble,
  now: Instant,
): Notification {
  const { channel, failing, givenUp, reason } = trouble;
  const since = trouble.failingSince ?? trouble.givenUpAt ?? now;
  return {
    ...about(account, CHANNEL_FAILING, channel, now),
    severity: 'high',
    content: {
      texts: { en: failingInEnglish(trouble), th: failingInThai(trouble) },
      facts: { channel, since, failing, givenUp, reason },
      ...placeOf(account, channel, failing > 0 ? 'waiting' : 'given_up'),
    },
  };
}

export function channelRecovered(
  account: string,
  trouble: ChannelTrouble,
  now: Instant,
): Notification {
  const { channel, givenUp, deliveredAt } = trouble;
  return {
    ...about(account, CHANNEL_RECOVERED, channel, now),
    severity: 'information',
    content: {
      texts: { en: recoveredInEnglish(trouble), th: recoveredInThai(trouble) },
      facts: { channel, since: deliveredAt, givenUp },
      ...placeOf(account, channel, 'given_up'),
    },
  };
}

const about = (account: string, kind: string, channel: string, now: Instant) => ({
  account,
  key: `${kind}/${channel}/${now.slice(0, 10)}`,
  kind,
  audience: 'operators' as const,
  createdAt: now,
});

const placeOf = (account: string, channel: string, state: 'waiting' | 'given_up') => ({
  link: `/v1/notifications?account=${account}&state=${state}`,
  files: [],
  thread: `channel/${channel}`,
});

function failingInEnglish(trouble: ChannelTrouble): NotificationText {
  const { channel, failing, givenUp, reason } = trouble;
  const summary =
    `The channel ${channel} does not get through: ${failing} notifications are being tried ` +
    `again, ${givenUp} were given up.`;
  return {
    subject: `Notifications do not get through by ${channel}`,
    summary,
    body: [
      summary,
      `Last reason: ${reason ?? 'none is known'}`,
      `What to do: run "yodtrong alerts test ${channel}", repair the receiver or its settings ` +
        '(NOTIFY_…), and start the processes again if a setting changed. What is being tried ' +
        'arrives by itself; what was given up is sent by "yodtrong notifications redeliver <key>".',
    ].join('\n'),
  };
}

function failingInThai(trouble: ChannelTrouble): NotificationText {
  const { channel, failing, givenUp, reason } = trouble;
  const summary =
    `ส่งการแจ้งเตือนผ่านช่องทาง ${channel} ไม่สำเร็จ: กำลังลองส่งใหม่ ${failing} รายการ ` +
    `เลิกส่งแล้ว ${givenUp} รายการ`;
  return {
    subject: `ส่งการแจ้งเตือนผ่าน ${channel} ไม่สำเร็จ`,
    summary,
    body: [
      summary,
      `สาเหตุล่าสุด: ${reason ?? 'ไม่ทราบ'}`,
      `สิ่งที่ต้องทำ: สั่ง "yodtrong alerts test ${channel}" ` +
        'แก้ไขปลายทางหรือการตั้งค่า (NOTIFY_…) แล้วเริ่มโปรแกรมใหม่หากแก้การตั้งค่า ' +
        'รายการที่กำลังลองส่งจะถึงเอง ' +
        'รายการที่เลิกส่งแล้วให้สั่ง "yodtrong notifications redeliver <key>"',
    ].join('\n'),
  };
}

function recoveredInEnglish({ channel, givenUp }: ChannelTrouble): NotificationText {
  const summary = `The channel ${channel} takes notifications again.`;
  const lost =
    `${givenUp} were given up lately and are not sent by themselves: ` +
    '"yodtrong notifications redeliver <key>" sends one.';
  return {
    subject: `Notifications get through by ${channel} again`,
    summary,
    body: givenUp > 0 ? `${summary}\n${lost}` : `${summary}\nNothing is to be done.`,
  };
}

function recoveredInThai({ channel, givenUp }: ChannelTrouble): NotificationText {
  const summary = `ช่องทาง ${channel} ส่งการแจ้งเตือนได้แล้ว`;
  const lost =
    `รายการที่เลิกส่งไปแล้ว ${givenUp} รายการจะไม่ถูกส่งเอง ` +
    'ให้สั่ง "yodtrong notifications redeliver <key>"';
  return {
    subject: `ส่งการแจ้งเตือนผ่าน ${channel} ได้แล้ว`,
    summary,
    body: givenUp > 0 ? `${summary}\n${lost}` : `${summary}\nไม่ต้องดำเนินการใด`,
  };
}
