import { OpnError } from '#opn';

/** What Opn may lack for an account (404), or not show to this key (403). Neither is an error. */
export interface UnavailableSource {
  readonly source: 'balance' | 'transactions';
  readonly status: 403 | 404;
}

/** What an error says is unavailable; null if it says something else, which is an error. */
export function unavailableSource(
  source: UnavailableSource['source'],
  error: unknown,
): UnavailableSource | null {
  const status = unavailableStatus(error);
  return status && { source, status };
}

/**
 * Opn's status where it does not have something (404), or not for this key (403); else null. It
 * says so in an error object of its own: the page of a proxy in between has no such code.
 */
export function unavailableStatus(error: unknown): 403 | 404 | null {
  if (!(error instanceof OpnError) || error.facts.opnCode === undefined) return null;
  if (error.code === 'opn.not_found') return 404;
  return error.code === 'opn.forbidden' ? 403 : null;
}
