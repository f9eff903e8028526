import { canonicalJson, sha256 } from '#kernel';
import type { Outcome } from './delivery.js';
import { judgeAnswer } from './judge-answer.js';
import type { Message } from './message.js';
import { AS_IT_IS, writtenWithin } from './plain-message.js';
import type { Look } from './plain-message.js';
import type { Severity } from './notification.js';

/** LINE counts UTF-16 units. */
export const MAX_LINE_CHARS = 5_000;

const MARKS: Readonly<Record<Severity, string>> = {
  information: '🔵',
  low: '⚪',
  medium: '🟠',
  high: '🔴',
};

const lookOf = (severity: Severity): Look => ({
  ...AS_IT_IS,
  title: (part) => `${MARKS[severity]} ${AS_IT_IS.title(part)}`,
});

export const linePayload = (message: Message, to: string) => ({
  to,
  messages: [
    {
      type: 'text',
      text: writtenWithin(message, lookOf(message.severity), MAX_LINE_CHARS),
    },
  ],
});

/**
 * LINE takes a request once per such key, for 24 hours. It has the form of a UUID of version 8,
 * whose digits may be derived from anything.
 */
export function lineRetryKey(id: string, to: string): string {
  const hex = sha256(canonicalJson([id, to]));
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

const ALREADY_TAKEN = 409;
const TOO_MANY = 429;
const USED_UP = /monthly limit/i;

const MEANINGS: Readonly<Record<number, string>> = {
  400: ': it does not know the receiver, or does not take such a message',
  401: ': it does not know the access token',
  403: ': the plan or the rights of the account do not allow it',
};

/**
 * 409 is the answer to a try that had already arrived. When the messages of a month are used up,
 * minutes do not help: somebody buys more, or the month ends.
 */
export function judgeLineAnswer(
  status: number,
  body: string,
  retryAfterMs: number | null,
): Outcome {
  if (status === ALREADY_TAKEN) {
    return { kind: 'delivered', answer: 'answered 409: it had already taken it' };
  }
  if (status === TOO_MANY && USED_UP.test(body)) {
    return { kind: 'refused', reason: 'LINE answered 429: the messages of this month are used up' };
  }
  const outcome = judgeAnswer(status, retryAfterMs);
  const meaning = MEANINGS[status];
  if (meaning === undefined || outcome.kind === 'delivered') return outcome;
  return { kind: 'refused', reason: `LINE answered ${status}${meaning}` };
}
