/** PostgreSQL's own names for what went wrong; code branches on these and never on messages. */
export const UNIQUE_VIOLATION = '23505';
export const CHECK_VIOLATION = '23514';
export const INSUFFICIENT_PRIVILEGE = '42501';

/** Classes in which the outcome of the statement is unknown: the connection was lost. */
const CONNECTION_LOST = /^(08|57P0)/;
const NODE_NETWORK_ERRORS = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
]);

export function sqlState(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : null;
}

/** True if nobody can say whether the statement took effect. */
export function isConnectionLost(error: unknown): boolean {
  const code = sqlState(error);
  if (code !== null) return CONNECTION_LOST.test(code) || NODE_NETWORK_ERRORS.has(code);
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
}
