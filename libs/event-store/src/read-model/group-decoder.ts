import type { Recorded } from '../domain/event.js';
import type { EventCatalogue } from '../domain/event-catalogue.js';
import { DomainError } from '#kernel';
import type { EventRow } from '../infrastructure/event-rows.js';
import { recordedFrom } from '../infrastructure/log-reader.js';
import type { ProjectionGroup } from './projection.js';

const indexes = new WeakMap<object, ReadonlyMap<string, EventCatalogue<never>>>();

/** The event, or `null` if its kind of stream is none of the group's business. */
export function decodeFor(
  group: Pick<ProjectionGroup<never>, 'kinds' | 'catalogues' | 'name'>,
  row: EventRow,
): Recorded | null {
  const kind = row.stream.slice(0, row.stream.indexOf('/'));
  if (!group.kinds.includes(kind)) return null;
  const catalogue = indexOf(group).get(row.type);
  if (!catalogue) {
    throw new DomainError(
      'event.unknown',
      `${group.name} does not know ${row.type} (${row.stream}@${row.version}); it must not skip it.`,
    );
  }
  return recordedFrom(row, catalogue);
}

function indexOf(
  group: Pick<ProjectionGroup<never>, 'catalogues'>,
): ReadonlyMap<string, EventCatalogue<never>> {
  const known = indexes.get(group);
  if (known) return known;
  const index = new Map(
    group.catalogues.flatMap((catalogue) =>
      catalogue.storedTypes.map((type) => [type, catalogue] as const),
    ),
  );
  indexes.set(group, index);
  return index;
}
