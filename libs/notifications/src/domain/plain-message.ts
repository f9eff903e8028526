import { cutTo } from './message.js';
import type { Message, MessagePart } from './message.js';

/** How a receiver wants what it shows: as it is, escaped, in bold. */
export interface Look {
  readonly plain: (text: string) => string;
  readonly title: (part: MessagePart) => string;
  readonly link: (url: string) => string;
}

const BETWEEN = '\n\n';

/** Everything a message says, one language below the other. */
function written({ parts, link, reference }: Message, look: Look): string {
  const texts = parts.map((part) =>
    [look.title(part), look.plain(part.body), look.plain(part.since)].join('\n'),
  );
  return [...texts, look.link(link), look.plain(reference)].join(BETWEEN);
}

/**
 * The same in at most `max` characters. Only what the sender wrote is cut: a link and a reference
 * lead to the rest.
 */
export function writtenWithin(message: Message, look: Look, max: number): string {
  const whole = written(message, look);
  if (whole.length <= max) return whole;
  const frame = written({ ...message, parts: withBodies(message, () => '') }, look).length;
  const room = Math.floor(Math.max(0, max - frame) / message.parts.length);
  const fitting = (body: string): string => longestWithin(body, room, look.plain);
  return written({ ...message, parts: withBodies(message, fitting) }, look);
}

/** What is escaped grows, so it is the result that is measured: the longest beginning that fits. */
function longestWithin(body: string, room: number, plain: Look['plain']): string {
  const fits = (length: number): boolean => plain(cutTo(body, length)).length <= room;
  let [fitting, tooLong] = [0, body.length + 1];
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2);
    if (fits(middle)) fitting = middle;
    else tooLong = middle;
  }
  return cutTo(body, fitting);
}

function withBodies(message: Message, change: (body: string) => string): Message['parts'] {
  const changed = (part: MessagePart): MessagePart => ({ ...part, body: change(part.body) });
  const [first, ...more] = message.parts;
  return [changed(first), ...more.map(changed)];
}

export const AS_IT_IS: Look = {
  plain: (text) => text,
  title: ({ severity, subject }) => `[${severity}] ${subject}`,
  link: (url) => url,
};
