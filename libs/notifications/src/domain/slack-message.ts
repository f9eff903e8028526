import type { Outcome } from './delivery.js';
import { judgeAnswer } from './judge-answer.js';
import type { Message } from './message.js';
import { writtenWithin } from './plain-message.js';
import type { Look } from './plain-message.js';
import type { Severity } from './notification.js';

/** Slack shows no more of one text. */
const MAX_CHARS = 4_000;

const MARKS: Readonly<Record<Severity, string>> = {
  information: '🔵',
  low: '⚪',
  medium: '🟠',
  high: '🔴',
};

/** These three make links, mentions and commands of a text: `<!channel>`. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What would end a line in bold, or stand in it as something else. */
const inBold = (text: string): string => escaped(text).replace(/[*_~`]/g, ' ');

const lookOf = (severity: Severity): Look => ({
  plain: escaped,
  title: (part) => `*${MARKS[severity]} [${part.severity}] ${inBold(part.subject)}*`,
  link: (url) => `<${escaped(url).replaceAll('|', '%7C')}>`,
});

/** What an incoming webhook of Slack takes, and those of Mattermost and Rocket.Chat as well. */
export const slackPayload = (message: Message) => ({
  text: writtenWithin(message, lookOf(message.severity), MAX_CHARS),
  mrkdwn: true,
  unfurl_links: false,
  unfurl_media: false,
});

/** Slack's one-word answers, in ours. */
const MEANINGS: Readonly<Record<string, string>> = {
  no_service: 'this webhook was removed or switched off; a new one is needed',
  no_team: 'there is no such workspace',
  team_disabled: 'the workspace was switched off',
  invalid_token: 'the address is wrong',
  invalid_payload: 'it does not take such a message',
  no_text: 'it does not take such a message',
  user_not_found: 'its receiver does not exist any more',
  channel_not_found: 'its channel does not exist any more',
  channel_is_archived: 'its channel was archived',
  action_prohibited: 'an admin of the workspace does not allow it',
};

/**
 * As a webhook's answer, but for what Slack says in a word: a webhook that is gone can be made
 * again, and a channel that was archived comes back, so that nothing is given up at once.
 */
export function judgeSlackAnswer(
  status: number,
  body: string,
  retryAfterMs: number | null,
): Outcome {
  const outcome = judgeAnswer(status, retryAfterMs);
  if (outcome.kind === 'delivered') return outcome;
  const meaning = MEANINGS[body.trim()];
  if (meaning !== undefined) {
    return { kind: 'refused', reason: `the receiver answered ${status}: ${meaning}` };
  }
  return outcome.kind === 'gone' ? { kind: 'refused', reason: outcome.reason } : outcome;
}
