/** PostgreSQL's own names for what went wrong; code branches on these and never on messages. */
export const UNIQUE_VIOLATION = '23505';
export const CHECK_VIOLATION = '23514';
export const INSUFFICIENT_PRIVILEGE = '42501';
export const NO_DATA_FOUND = 'P0002';
export const UNDEFINED_TABLE = '42P01';

/** Classes that blame what was sent: data, integrity, size. The same data will fail again. */
const DATA_REFUSED = /^(22|23|54)[0-9A-Z]{3}$/;

/** A value that no column could hold: NUL in a text, a day that is none, a number without end. */
const VALUE_UNREADABLE = /^22(003|007|008|021|P02|P03|P05)$/;

/** The disk is full, memory or connections are used up; what was asked for did not happen. */
const EXHAUSTED = /^53[0-9A-Z]{3}$/;

/** A lock was not to be had in time, or two waited for each other. */
const HELD_UP = /^(55P03|40P01)$/;

/** Classes in which the outcome of the statement is unknown: the connection was lost. */
const CONNECTION_LOST = /^(08|57P0)/;
const NODE_NETWORK_ERRORS = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
]);

/** The driver gives these no code. */
const LOST_WITHOUT_CODE =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying/;

export function sqlState(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : null;
}

/** True if the database refused the content, so that sending less of it may succeed. */
export function isDataRefused(error: unknown): boolean {
  return DATA_REFUSED.test(sqlState(error) ?? '');
}

/** True if it gave way to others who hold what it needs; it had no effect, and may be repeated. */
export const wasHeldUp = (error: unknown): boolean => HELD_UP.test(sqlState(error) ?? '');

/** True if the database could not make sense of a value that it was sent. */
export const isValueUnreadable = (error: unknown): boolean =>
  VALUE_UNREADABLE.test(sqlState(error) ?? '');

/** True if the database has run out of disk, memory or connections. */
export const isExhausted = (error: unknown): boolean => EXHAUSTED.test(sqlState(error) ?? '');

/** True if nobody can say whether the statement took effect. */
export function isConnectionLost(error: unknown): boolean {
  const code = sqlState(error);
  if (code !== null) return CONNECTION_LOST.test(code) || NODE_NETWORK_ERRORS.has(code);
  return error instanceof Error && LOST_WITHOUT_CODE.test(error.message);
}
