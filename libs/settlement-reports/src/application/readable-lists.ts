import { SWEPT_LISTS } from '#ingestion';
import type { AccountHealth } from '#ingestion';
import { condition } from '../domain/precondition.js';
import type { Precondition } from '../domain/precondition.js';

const needed = condition('closing');

/** How the last reading of each of Opn's lists, and of the balance, went. */
export function readableLists({ jobs, opn }: AccountHealth): readonly Precondition[] {
  const lists = SWEPT_LISTS.map((list) => ({
    ...({ key: `${list}-readable`, job: `sweep:${list}`, name: `Opn's list of ${list}` } as const),
  }));
  const balance = { key: 'balance-readable', job: 'balance', name: "Opn's balance" } as const;
  return [...lists, balance].map(({ key, job, name }) => {
    const turn = jobs.find((one) => one.job === job);
    if (opn.state !== 'closed') {
      return needed(
        key,
        'failed',
        `${name} cannot be read: ${opn.reason ?? 'Opn does not answer'}`,
      );
    }
    if (!turn || turn.finishedAt === null) {
      return needed(key, 'waiting', `${name} was not read by the schedule yet; closing reads it.`);
    }
    if (turn.failures > 0) {
      const times = `${turn.failures} times in a row, last at ${turn.finishedAt}`;
      return needed(key, 'failed', `${name} could not be read ${times}; closing tries again.`);
    }
    return needed(key, 'met', `${name} was read at ${turn.finishedAt}.`);
  });
}
