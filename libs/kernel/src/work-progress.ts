import { AsyncLocalStorage } from 'node:async_hooks';

/** How far a long work is, for whoever waits for it. */
export interface WorkProgress {
  /** The step in hand: `Reading the log`. Another text is another step. */
  readonly doing: string;
  /** Of this step, in `unit`s. */
  readonly done: number;
  /** Null where nobody knows. */
  readonly total: number | null;
  /** What is counted, in the plural: `events`. Bytes are shown as megabytes. */
  readonly unit: string;
}

export type ToldProgress = (progress: WorkProgress) => void;

const context = new AsyncLocalStorage<ToldProgress>();

/** Runs the work; whatever tells how far it is meanwhile, tells it to `told`. */
export const withProgress = <T>(told: ToldProgress, work: () => T): T => context.run(told, work);

/** Costs nothing where nobody waits, as in a worker. Often is no harm: who is told, chooses. */
export function tellProgress(
  doing: string,
  done = 0,
  total: number | null = null,
  unit = '',
): void {
  context.getStore()?.({ doing, done, total, unit });
}
