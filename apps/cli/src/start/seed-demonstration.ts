import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '#kernel';

import type { Demonstration } from './demonstration.js';

const IMPORT_LIMIT_MS = 30_000;
const PLAY_LIMIT_MS = 120_000;
const LOOK_EVERY_MS = 1_000;
/** The api may be starting again just then. */
const IMPORT_TRIES = 20;
const TRY_AGAIN_MS = 2_000;

/**
 * Tells Yodtrong what the simulated shop expects. Called at each start, once api, worker and
 * simulator answer. It waits until the day has been told: a shop hands in its orders when the day
 * is over, and each would count as unpaid before. The same receipts again change nothing. What
 * fails here time and again is said, no more: the demonstration then shows payments that nobody
 * expected.
 */
export async function seedDemonstration(
  apiUrl: string,
  demonstration: Demonstration,
  say: (line: string) => void,
  stopping: AbortSignal,
): Promise<void> {
  try {
    await untilPlayed(demonstration, stopping);
    await again(IMPORT_TRIES, stopping, async () => {
      const signal = AbortSignal.any([stopping, AbortSignal.timeout(IMPORT_LIMIT_MS)]);
      const receipts = await expectedReceipts(demonstration, signal);
      await importReceipts(apiUrl, demonstration, receipts, signal);
    });
  } catch (error) {
    if (stopping.aborted) return;
    say(`The demonstration's expected receipts were not imported: ${String(error)}`);
  }
}

async function again(
  tries: number,
  stopping: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  for (let left = tries; ; left -= 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (left === 1 || stopping.aborted) throw error;
      await pause(TRY_AGAIN_MS, undefined, { signal: stopping });
    }
  }
}

/** A play that takes longer than it may is not waited for. */
async function untilPlayed({ simulatorUrl }: Demonstration, stopping: AbortSignal): Promise<void> {
  const end = performance.now() + PLAY_LIMIT_MS;
  while (performance.now() < end) {
    const answer = await fetch(`${simulatorUrl}/simulator/status`, { signal: stopping });
    const { phase } = JSON.parse(await answered(answer)) as { phase?: unknown };
    if (phase === 'done') return;
    await pause(LOOK_EVERY_MS, undefined, { signal: stopping });
  }
}

async function expectedReceipts(
  { simulatorUrl }: Demonstration,
  signal: AbortSignal,
): Promise<string> {
  const answer = await fetch(`${simulatorUrl}/simulator/expected-receipts.csv`, { signal });
  return answered(answer);
}

async function importReceipts(
  apiUrl: string,
  { adminApiKey }: Demonstration,
  receipts: string,
  signal: AbortSignal,
): Promise<void> {
  const headers = { authorization: `Bearer ${adminApiKey}`, 'content-type': 'text/csv' };
  const url = `${apiUrl}/v1/expected-receipts`;
  await answered(await fetch(url, { method: 'POST', headers, body: receipts, signal }));
}

async function answered(answer: Response): Promise<string> {
  const text = await answer.text();
  if (answer.ok) return text;
  throw new DomainError('start.seed_failed', `${answer.url} answered ${answer.status}: ${text}`);
}
