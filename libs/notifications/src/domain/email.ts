import { canonicalJson, sha256 } from '#kernel';
import { cutTo, oneLine } from './message.js';
import type { Message } from './message.js';
import type { Notification } from './notification.js';
import { AS_IT_IS, writtenWithin } from './plain-message.js';

const MAX_TEXT = 100_000;
const MAX_SUBJECT = 250;
const ID_CHARS = 32;

/** One e-mail, as far as it is not about who sends it to whom. */
export interface Email {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same over all tries: mail programs show what came twice once. */
  readonly messageId: string;
  /** The same for all states of one thing: mail programs show them together. */
  readonly thread: string;
  readonly isUrgent: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** `domain` is that of the sender. */
export function emailOf(
  notification: Notification,
  message: Message,
  id: string,
  domain: string,
): Email {
  const { key, severity, account, content } = notification;
  const thing = content.thread ?? key.replace(/\/[^/]*$/, '');
  const thread = sha256(canonicalJson([account, thing])).slice(0, ID_CHARS);
  return {
    subject: subjectOf(message),
    text: writtenWithin(message, AS_IT_IS, MAX_TEXT),
    html: htmlOf(message),
    messageId: `<${id}@${domain}>`,
    thread: `<thing_${thread}@${domain}>`,
    isUrgent: severity === 'high',
    headers: {
      'X-Yodtrong-Delivery': id,
      'X-Yodtrong-Key': oneLine(key),
      'X-Yodtrong-Severity': severity,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
  };
}

function subjectOf({ parts }: Message): string {
  const severities = parts.map(({ severity }) => severity).join(' · ');
  const subjects = parts.map(({ subject }) => subject).join(' / ');
  return cutTo(`[${severities}] ${subjects}`, MAX_SUBJECT);
}

const COLOURS = { information: '#2f5d8a', low: '#5f6b6b', medium: '#a85b00', high: '#b3261e' };

function htmlOf({ severity, parts, link, reference }: Message): string {
  const colour = COLOURS[severity];
  const texts = parts.map(
    (part) =>
      `<div lang="${part.language}" style="border-left:4px solid ${colour};padding-left:12px;` +
      `margin-bottom:20px"><p style="color:${colour};margin:0"><b>${escaped(part.severity)}</b>` +
      `</p><h2 style="font-size:18px;margin:4px 0">${escaped(part.subject)}</h2>` +
      `<p>${inLines(part.body)}</p><p>${escaped(part.since)}</p></div>`,
  );
  return [
    '<!doctype html><html><head><meta charset="utf-8"></head>',
    '<body style="font-family:sans-serif;font-size:15px;line-height:1.5;color:#1c1c1c">',
    ...texts,
    `<p><a href="${escaped(link)}">${escaped(link)}</a></p>`,
    `<p style="color:#6b6b6b;font-size:12px">${escaped(reference)}</p></body></html>`,
  ].join('\n');
}

const inLines = (text: string): string => escaped(text).replaceAll('\n', '<br>\n');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  cutTo(text, MAX_TEXT).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
