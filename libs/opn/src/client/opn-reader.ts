import { KeyRing } from './key-ring.js';
import type { OpnClientOptions, ReadOptions } from './opn-client-options.js';
import { OpnError } from './opn.errors.js';
import type { OpnHooks, OpnOutcome, OpnTry } from './opn-hooks.js';
import { OPN_LIMITS } from './opn-limits.js';
import { requestOnce } from './request-once.js';
import type { Connection, OpnAnswer } from './request-once.js';
import { withRetries } from './with-retries.js';

/** The serialisation every fact is read in, whatever the account's own version. */
export const OPN_VERSION = '2019-05-29';

export type Read = (path: string, options?: ReadOptions) => Promise<OpnAnswer>;

/** Makes every single request: through the hooks, with a key that works, again if worth it. */
export function readerOf(options: OpnClientOptions, connection: Connection): Read {
  const keys = new KeyRing(options.secretKeys);
  const retrying = { limits: connection.limits, random: options.random ?? Math.random };
  return (path, { signal, urgency = 'prompt' } = {}) => {
    const callers = [signal, options.ending].filter((one) => one !== undefined);
    const send = (authorization: string): Promise<OpnAnswer> => {
      const headers = { ...connection.headers, authorization };
      return requestOnce({ ...connection, headers }, path, callers);
    };
    const attempt = async (): Promise<OpnAnswer> => {
      const asked = { request: `GET ${path}`, urgency };
      await options.beforeRequest?.(signal, asked);
      return told(options, asked, (count) =>
        keys.signIn((authorization) => {
          count();
          return send(authorization);
        }),
      );
    };
    return withRetries(attempt, retrying, callers);
  };
}

/** Makes one try and tells the hook what came of it. */
async function told(
  { afterRequest }: OpnHooks,
  asked: OpnTry,
  tryIt: (count: () => void) => Promise<OpnAnswer>,
): Promise<OpnAnswer> {
  let requests = 0;
  const result = await tryIt(() => {
    requests += 1;
  }).catch((error: unknown) => {
    if (error instanceof OpnError) return error;
    throw error;
  });
  await afterRequest?.({ asked, requests, ...outcomeOf(result) });
  if (result instanceof OpnError) throw result;
  return result;
}

type WhatCame = Pick<OpnOutcome, 'code' | 'answered' | 'retryAfterMs'>;

function outcomeOf(result: OpnAnswer | OpnError): WhatCame {
  if (!(result instanceof OpnError)) return { code: 'ok', answered: null, retryAfterMs: null };
  const { code, answered, facts } = result;
  return { code, answered, retryAfterMs: facts.retryAfterMs ?? null };
}

export function connectionOf({ baseUrl, clock, ...options }: OpnClientOptions): Connection {
  return {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    headers: {
      accept: 'application/json',
      'omise-version': OPN_VERSION,
      'user-agent': 'yodtrong',
    },
    fetch: options.fetch ?? fetch,
    clock,
    limits: { ...OPN_LIMITS, ...options.limits },
  };
}
