import type { Precondition, PreconditionKey } from '#settlement-reports';

/**
 * Why a day is not closed: what its closing waits for, that the schedule does not go back so far,
 * or that it was tried in vain.
 */
export type DelayReason = PreconditionKey | 'beyond-schedule' | 'not-succeeded';

/** Closing itself does these; that they are undone says nothing. */
const DONE_BY_CLOSING: readonly PreconditionKey[] = ['day-over', 'open-charges-read'];

/** What failed goes before what is waited for; what keeps no day open is no reason. */
export function delayReason(preconditions: readonly Precondition[]): DelayReason {
  const against = preconditions.filter(
    ({ keepsFrom, state, key }) =>
      keepsFrom !== 'nothing' && state !== 'met' && !DONE_BY_CLOSING.includes(key),
  );
  const failed = against.find(({ state }) => state === 'failed');
  return (failed ?? against[0])?.key ?? 'not-succeeded';
}
