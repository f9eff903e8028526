import { streamName, streamText } from '#event-store';
import type { StreamName } from '#event-store';
import { sha256 } from '#kernel';
import { fingerprintOf } from './alert-condition.js';
import type { AlertCondition } from './alert-condition.js';

export const ALERT_KIND = 'alert';

/** So much of a fingerprint's hash tells the alerts of an account apart. */
const HASH_CHARS = 24;
const MAX_SUBJECT_IN_KEY = 100;

type Named = Pick<AlertCondition, 'kind' | 'subject'>;

/** Subjects may be long or hold what strangers sent: the stream is named by a hash. */
export const alertStream = (account: string, named: Named): StreamName =>
  streamName(ALERT_KIND, account, sha256(fingerprintOf(named)));

/** Names one episode, in URLs and in lists; the same from its raising on. */
export const alertId = (named: Named, episode: number): string =>
  `${sha256(fingerprintOf(named)).slice(0, HASH_CHARS)}-${episode}`;

/** The same, of an event as the log has it: `alert/main/<hash>`. */
export const alertIdIn = (stream: string, episode: number): string =>
  `${stream.slice(stream.lastIndexOf('/') + 1).slice(0, HASH_CHARS)}-${episode}`;

/** The stream that an event says it is of. */
export const streamIn = (account: string, stream: string): StreamName =>
  streamName(ALERT_KIND, account, stream.slice(stream.lastIndexOf('/') + 1));

export const streamTextOf = (account: string, named: Named): string =>
  streamText(alertStream(account, named));

/** What the keys of all that is told of an episode begin with. */
export function keyPrefix({ kind, subject }: Named, episode: number): string {
  const short = subject.length > MAX_SUBJECT_IN_KEY ? sha256(subject) : subject;
  return `alert/${fingerprintOf({ kind, subject: short })}/${episode}`;
}
