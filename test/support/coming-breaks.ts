import { HOUR_MS, plusMs } from '#kernel';
import type { Break } from '#reconciliation';
import type { AlertWatch } from './alert-watch.js';

const SCOPE = 'test/scope';

/** A condition is there, and gone with its proof once nothing is found in its scope. */
export async function comesAndGoes(
  watch: AlertWatch,
  breaks: readonly Break[],
  condition: object,
): Promise<void> {
  await watch.judged(SCOPE, breaks);
  const [one, ...others] = await watch.conditions();
  expect(others).toEqual([]);
  expect(one).toMatchObject(condition);
  await watch.judged(SCOPE, []);
  expect(await watch.standing()).toEqual([]);
  const { now } = await watch.moment();
  expect(one && (await watch.proofOf(one, now))).toMatchObject({
    kind: 'break-cleared',
    id: expect.stringMatching(/^brk_.*: it is over$/) as string,
  });
  // What ended before shows nothing of one that was raised an hour later.
  expect(one && (await watch.proofOf(one, plusMs(now, HOUR_MS)))).toBeNull();
}

/** Found, it is no condition: it is of before the account came here. */
export async function isPast(watch: AlertWatch, ...breaks: readonly Break[]): Promise<void> {
  await watch.judged(SCOPE, breaks);
  expect(await watch.standing()).toEqual([]);
  await watch.judged(SCOPE, []);
}
