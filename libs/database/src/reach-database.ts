import { DomainError } from '#kernel';
import { Client } from 'pg';
import { isConnectionLost, sqlState } from './sql-state.js';

/** What a network says besides the ways in which a connection is lost. */
const NO_WAY_THERE = new Set(['EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EACCES', 'ENOENT']);
/** The driver, of a connection that did not come about in time. */
const TOO_LATE = 'timeout expired';

/** Classes in which the server speaks, and does not let this one in. */
const NOT_LET_IN = /^(28|3D)[0-9A-Z]{3}$/;

/**
 * Opens a connection to the database of `url`. Where there is none to be had, whoever runs this is
 * told where it was looked for (`database.unreachable`, `database.refused`), and no password.
 */
export async function reachDatabase<T>(url: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (NOT_LET_IN.test(sqlState(error) ?? '')) throw refused(url, error);
    if (isOutOfReach(error)) throw unreachable(url, error);
    throw error;
  }
}

function isOutOfReach(error: unknown): boolean {
  if (isConnectionLost(error) || NO_WAY_THERE.has(sqlState(error) ?? '')) return true;
  return error instanceof Error && error.message === TOO_LATE;
}

function unreachable(url: string, cause: unknown): DomainError {
  const { host, port } = placeOf(url);
  return new DomainError(
    'database.unreachable',
    `The database at ${host}, port ${port}, cannot be reached (${reasonOf(cause)}). See that it ` +
      'runs, and that DATABASE_URL names its host and port.',
    { host, port },
    { cause },
  );
}

function refused(url: string, cause: unknown): DomainError {
  const { host, port } = placeOf(url);
  return new DomainError(
    'database.refused',
    `The database server at ${host}, port ${port}, refused the connection: ${reasonOf(cause)}. ` +
      'See that DATABASE_URL has the right user, password and name.',
    { host, port },
    { cause },
  );
}

/** As the driver understands the address. */
function placeOf(url: string): { readonly host: string; readonly port: number } {
  const { host, port } = new Client({ connectionString: url });
  return { host, port };
}

/** Of a host with several addresses, each of which failed, there is only the code. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message === '' ? (sqlState(error) ?? 'no reason given') : message;
}
