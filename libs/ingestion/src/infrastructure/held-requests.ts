import { epochMs, SECOND_MS } from '#kernel';
import { OpnError } from '#opn';
import type { OpnErrorCode, OpnTry } from '#opn';
import type { Leave } from './opn-gate-row.js';

/** The errors of requests that the gate did not let through. */
export function circuitOpen({ request }: OpnTry, account: string, leave: Leave): OpnError {
  const since = leave.open_since === null ? '' : ` since ${leave.open_since}`;
  const next = leave.gate_state === 'half_open' ? 'is being tried right now' : nextTry(leave);
  return held(
    'opn.circuit_open',
    request,
    `the way to Opn of account ${account} is shut${since} (${leave.open_reason ?? ''}); it ${next}`,
    leave.gate_state === 'half_open' ? SECOND_MS : leave.wait_ms,
  );
}

const nextTry = ({ now_at, try_at, blocked_to }: Leave): string => {
  const times = [try_at, blocked_to].flatMap((at) => (at === null ? [] : [at]));
  const latest = times.sort((left, right) => epochMs(left) - epochMs(right)).at(-1);
  return `is tried again at ${latest ?? now_at}`;
};

export function noPlace({ request }: OpnTry, account: string, leave: Leave): OpnError {
  const { blocked_to, now_at, wait_ms } = leave;
  const isBlocked = blocked_to !== null && epochMs(blocked_to) > epochMs(now_at);
  const why = isBlocked
    ? `Opn asked account ${account} to wait until ${blocked_to} (429)`
    : `the rate budget of account ${account} has no place for ${Math.ceil(wait_ms)} ms`;
  return held('opn.held_back', request, why, wait_ms);
}

export function noDatabase({ request }: OpnTry, cause: unknown): OpnError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const why = `the shared rate budget in the database could not be asked (${reason})`;
  return new OpnError('opn.held_back', why, { request }, { cause });
}

export const givenUp = ({ request }: OpnTry): OpnError =>
  new OpnError('opn.aborted', 'not waited for', { request });

function held(code: OpnErrorCode, request: string, why: string, waitMs: number): OpnError {
  return new OpnError(code, why, { request, retryAfterMs: Math.ceil(waitMs) });
}
