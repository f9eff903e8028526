import { setTimeout as pause } from 'node:timers/promises';

import { isPortFree } from '#database';
import { DomainError } from '#kernel';

/** What an earlier start left behind ends within this by itself. */
const LEFTOVERS_LEAVE_MS = 12_000;
const LOOK_EVERY_MS = 200;
const LIVE_LIMIT_MS = 60_000;
const ONE_ANSWER_MS = 5_000;

/** As it is written in a URL. */
export function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Where this machine itself reaches a server that listens on `host`. */
export function localAddressOf(host: string, port: number): string {
  if (host === '0.0.0.0') return addressOf('127.0.0.1', port);
  return addressOf(host === '::' ? '::1' : host, port);
}

/** Refuses, with what to do, when another program holds the port and keeps it. */
export async function untilPortIsFree(
  host: string,
  port: number,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + LEFTOVERS_LEAVE_MS;
  let said = false;
  while (!(await isPortFree(port, host))) {
    if (performance.now() > deadline) throw portTaken(host, port);
    if (!said) say(`Port ${port} is in use; waiting a moment for it`);
    said = true;
    await pause(LOOK_EVERY_MS, undefined, { signal });
  }
}

/** Asks until it answers 200; a process that says it is ready and does not answer is a failure. */
export async function untilLive(baseUrl: string, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + LIVE_LIMIT_MS;
  while (!(await answers(`${baseUrl}/health/live`))) {
    if (performance.now() > deadline) {
      throw new DomainError('start.not_live', `${baseUrl}/health/live does not answer with 200.`);
    }
    await pause(LOOK_EVERY_MS, undefined, { signal });
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(ONE_ANSWER_MS) })).ok;
  } catch {
    return false;
  }
}

function portTaken(host: string, port: number): DomainError {
  return new DomainError(
    'start.port_in_use',
    `Port ${port} of ${host} is in use, or may not be used. Either Yodtrong is running already, ` +
      `or another program has the port: stop it (lsof -i :${port} names it), or choose another ` +
      `port: PORT=${port + 1} npm start`,
  );
}
