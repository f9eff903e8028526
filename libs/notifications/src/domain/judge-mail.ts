import type { Outcome } from './delivery.js';

/** What an SMTP client says of a try that failed, as far as it says it. */
export interface MailFailure {
  readonly code: string | null;
  /** `550`; null where the server was not heard. */
  readonly responseCode: number | null;
  readonly response: string;
  readonly message: string;
}

const ENHANCED = /^[245]\d\d[ -]([245]\.\d{1,3}\.\d{1,3})\b/;

/** `535 5.7.8`: what a server's answer begins with. Its words may name mailboxes. */
export const smtpCodes = (response: string): string =>
  [response.slice(0, 3), ENHANCED.exec(response)?.[1] ?? ''].join(' ').trim();

const ABOUT: Readonly<Record<string, string>> = {
  EAUTH: ': it did not take the login',
  ENOAUTH: ': it wants a login',
  ETLS: ': no TLS connection came about',
  EENVELOPE: ': it did not take the sender or the mailboxes',
};

const PERMANENT = 500;
const NOT_TRUSTED = 'the mail server could not be reached (its certificate is not trusted)';

/**
 * 4xx means "not now", whatever it is about; 5xx is repaired by a person: a login, a mailbox, a
 * server without TLS. Where no answer came, it may be well by itself, but not a certificate.
 */
export function judgeMailFailure({ code, responseCode, response, message }: MailFailure): Outcome {
  const about = ABOUT[code ?? ''] ?? '';
  if (responseCode === null) {
    if (/certificate/i.test(message)) return { kind: 'refused', reason: NOT_TRUSTED };
    const cause = /\bE[A-Z]{4,}\b/.exec(message)?.[0] ?? code ?? 'unknown';
    const reason = `the mail server could not be reached (${cause})${about}`;
    return { kind: 'failed', reason, retryAfterMs: null };
  }
  const reason = `the mail server answered ${smtpCodes(response) || responseCode}${about}`;
  return responseCode >= PERMANENT
    ? { kind: 'refused', reason }
    : { kind: 'failed', reason, retryAfterMs: null };
}

/** Some mailboxes may be refused where others took it: those are not sent it again for that. */
export function judgeTaken(taken: number, refused: readonly string[], response: string): Outcome {
  const answer = `answered ${smtpCodes(response)}`;
  if (refused.length === 0) return { kind: 'delivered', answer };
  const codes = [...new Set(refused.map(smtpCodes))].join(', ');
  const all = taken + refused.length;
  const note = `${refused.length} of ${all} mailboxes did not take it: ${codes}`;
  return { kind: 'delivered', answer, note };
}
