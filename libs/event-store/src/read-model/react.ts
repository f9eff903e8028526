import { DomainError } from '#kernel';
import type { Recorded } from '../domain/event.js';
import type { ProjectionGroup } from './projection.js';
import type { CollectedRows } from './rows.js';

/** Lets every projection of a group react to an event; one that throws stops them all. */
export function react<Context>(
  { projections }: ProjectionGroup<Context>,
  event: Recorded,
  rows: CollectedRows,
  context: Context,
): void {
  for (const { on, name } of projections) {
    const reaction = on[event.type] as
      ((event: Recorded, rows: CollectedRows, context: Context) => void) | undefined;
    try {
      reaction?.(event, rows, context);
    } catch (cause) {
      throw new DomainError(
        'projection.stopped',
        `${name} stopped at event ${event.stream}@${event.version}: ${String(cause)}`,
        { position: event.position },
        { cause },
      );
    }
  }
}
