import { epochMs, HOUR_MS, instantFromMs, instantOrNull } from '#kernel';
import type { Instant } from '#kernel';
import type { Notification, NotificationText, Severity } from './notification.js';

export type Language = 'en' | 'th';

/** Finance reads Thai first; an English reader finds the same below it. */
const READ: Readonly<Record<Language | 'both', readonly Language[]>> = {
  en: ['en'],
  th: ['th'],
  both: ['th', 'en'],
};

interface Words {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly since: string;
  readonly noted: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    severity: { information: 'INFORMATION', low: 'LOW', medium: 'MEDIUM', high: 'HIGH' },
    since: 'Since',
    noted: 'Noted at',
  },
  th: {
    severity: { information: 'ข้อมูล', low: 'ต่ำ', medium: 'ปานกลาง', high: 'สูง' },
    since: 'ตั้งแต่',
    noted: 'เวลา',
  },
};

/** What one language says of it. */
export interface MessagePart {
  readonly language: Language;
  readonly severity: string;
  /** One line. */
  readonly subject: string;
  readonly body: string;
  /** `Since: 2026-11-21 03:05 (UTC+7)`. */
  readonly since: string;
}

/** What people read, whichever way it reaches them. */
export interface Message {
  readonly severity: Severity;
  readonly parts: readonly [MessagePart, ...MessagePart[]];
  readonly link: string;
  /** Whose it is, which state it tells of, and the delivery: what one asks about it by. */
  readonly reference: string;
}

export interface Told {
  /** The delivery's. */
  readonly id: string;
  readonly publicUrl: string;
  readonly language: Language | 'both';
}

export function messageOf(notification: Notification, { id, publicUrl, language }: Told): Message {
  const { account, key, severity, content } = notification;
  const [first, ...more] = READ[language].map((one) => partOf(notification, one));
  if (first === undefined) throw new Error(`${language} is no language to tell people in`);
  return {
    severity,
    parts: [first, ...more],
    link: `${publicUrl}${content.link}`,
    reference: oneLine(`${account} · ${key} · ${id}`),
  };
}

function partOf(notification: Notification, language: Language): MessagePart {
  const { severity, content, createdAt } = notification;
  const text: NotificationText = content.texts[language];
  const words = WORDS[language];
  const since = instantOrNull(content.facts['since']);
  return {
    language,
    severity: words.severity[severity],
    subject: cutTo(oneLine(text.subject), MAX_SUBJECT),
    body: withoutControls(text.body),
    since: since
      ? `${words.since}: ${inBangkok(since)}`
      : `${words.noted}: ${inBangkok(createdAt)}`,
  };
}

const MAX_SUBJECT = 200;
const BANGKOK_AHEAD_MS = 7 * HOUR_MS;

/** To the minute, which is what people compare; the same in both languages. */
const inBangkok = (at: Instant): string =>
  `${instantFromMs(epochMs(at) + BANGKOK_AHEAD_MS)
    .slice(0, 16)
    .replace('T', ' ')} (UTC+7)`;

/** Line ends are where a header could begin. */
export const oneLine = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();

const withoutControls = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .trim();

/** At most so many UTF-16 units, which is how receivers count, and no half of a character. */
export function cutTo(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max <= 0) return '';
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
