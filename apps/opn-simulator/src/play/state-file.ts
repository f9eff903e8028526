import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseBusinessDay } from '#calendar';
import { DomainError } from '#kernel';
import { z } from 'zod';

const count = z.int().nonnegative();

const shape = z.object({
  day: z.string().transform(parseBusinessDay),
  seed: z.string(),
  days: count.default(1),
  orders: count.nullable().default(null),
  played: count,
  delivered: count,
});

/** How far the day has been played. What was once told to anyone is told again after a restart. */
export interface PlayState extends z.output<typeof shape> {
  /** Happenings the API has told of. */
  played: number;
  /** Happenings whose webhooks have been sent; the ones between are sent again. */
  delivered: number;
}

/** Null if there is none yet; a file that cannot be understood is `simulator.state_invalid`. */
export function readState(path: string | null): PlayState | null {
  if (path === null || !existsSync(path)) return null;
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new DomainError(
      'simulator.state_invalid',
      `${path} is not a state of the simulator. Delete it to begin with a new day.`,
      {},
      { cause },
    );
  }
}

/** Written beside and renamed, so that a killed process leaves the old state or the new one. */
export function writeState(path: string | null, state: PlayState): void {
  if (path === null) return;
  writeFileSync(`${path}.next`, JSON.stringify(state));
  renameSync(`${path}.next`, path);
}
