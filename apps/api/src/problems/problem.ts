import { STATUS_CODES } from 'node:http';
import { isConnectionLost, isExhausted, isValueUnreadable } from '#database';
import { DomainError } from '#kernel';
import { HttpException } from '@nestjs/common';
import { frameworkCode, isInternal, statusOf } from './statuses.js';

/** RFC 9457: what went wrong, for machines (`code`) and for people (`detail`). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Stable, and part of the contract. */
  readonly code: string;
  /** The path that was asked for. */
  readonly instance: string;
  /** What to look for in the log. */
  readonly requestId: string;
  readonly [more: string]: unknown;
}

/** The request that went wrong, as far as a problem tells of it. */
export interface Asked {
  readonly path: string;
  readonly requestId: string;
}

const UNEXPECTED = 'Something went wrong here. The log says more about this request id.';
const UNAVAILABLE = 'The database cannot be reached right now; nothing was changed. Try again.';
const EXHAUSTED =
  'The database has run out of disk, memory or connections; nothing was changed. ' +
  'Whoever runs this installation has to see to it.';
const UNREADABLE =
  'A value of the request is none that can be stored or looked for, such as a text with the ' +
  'character NUL. Correct it and ask again.';

/** By then somebody may have made room; asking every second would not help. */
const EXHAUSTED_FOR_SECONDS = 30;

const TOO_LARGE = 413;
const LESS_AT_ONCE =
  'The body is larger than this route takes: 10 MiB for imports, 1 MiB elsewhere. ' +
  'Send less at once.';

export function problemOf(error: unknown, asked: Asked): Problem {
  if (error instanceof DomainError) {
    if (isInternal(error.code)) return problem('internal', 500, UNEXPECTED, asked);
    return problem(error.code, statusOf(error.code), error.message, asked, error.details);
  }
  if (error instanceof HttpException) {
    const status = error.getStatus();
    const detail = status === TOO_LARGE ? LESS_AT_ONCE : status < 500 ? error.message : UNEXPECTED;
    return problem(frameworkCode(status), status, detail, asked);
  }
  return problemOfDatabase(error, asked) ?? problem('internal', 500, UNEXPECTED, asked);
}

/** What the database says by its code; its words are for the log. */
function problemOfDatabase(error: unknown, asked: Asked): Problem | null {
  if (isConnectionLost(error)) return problem('database.unavailable', 503, UNAVAILABLE, asked);
  if (isValueUnreadable(error)) return problem('request.malformed', 400, UNREADABLE, asked);
  if (!isExhausted(error)) return null;
  const details = { retryAfterSeconds: EXHAUSTED_FOR_SECONDS };
  return problem('database.exhausted', 503, EXHAUSTED, asked, details);
}

/** The fixed members come last: no detail may pass itself off as one. */
function problem(
  code: string,
  status: number,
  detail: string,
  { path, requestId }: Asked,
  details: Readonly<Record<string, unknown>> = {},
): Problem {
  const type = `urn:yodtrong:problem:${code}`;
  const title = STATUS_CODES[status] ?? 'Error';
  return { ...details, type, title, status, detail, code, instance: path, requestId };
}
