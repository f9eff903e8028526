import { storableText } from '#kernel';

const MAX_CHARS = 300;

/** Addresses of receivers are secrets themselves: whoever knows one can post to it. */
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/\S+/gi;
const MAILBOX = /[^\s@<>"]+@[^\s@<>"]+/g;
/** `Bearer …`, `password=…`, `secret: …`. */
const CREDENTIAL = /\b(bearer|basic|pass(?:word)?|secret|token|key)\b(["']?\s*[:=]?\s*)\S+/gi;
/** What is long and has no spaces may be a key; no word is as long. */
const OPAQUE = /[A-Za-z0-9+/=_.-]{24,}/g;

/**
 * Why a try failed, as it is kept and shown: one line, of bounded length, without addresses and
 * whatever looks like a secret. Channels say what happened in their own words; this is for what
 * slips into them.
 */
export function redactedReason(reason: string): string {
  const plain = storableText(reason)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(ADDRESS, '[address]')
    .replace(MAILBOX, '[address]')
    .replace(CREDENTIAL, '$1$2[redacted]')
    .replace(OPAQUE, '[redacted]');
  return plain.length > MAX_CHARS ? `${plain.slice(0, MAX_CHARS - 1)}…` : plain;
}
