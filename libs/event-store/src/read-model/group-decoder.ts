import type { Recorded } from '../domain/event.js';
import { DomainError } from '#kernel';
import type { EventRow } from '../log/event-rows.js';
import { recordedFrom } from '../log/log-reader.js';
import type { AnyCatalogue, ProjectionGroup } from './projection.js';

/** What a group reads, whatever its context is. */
type WhatItReads = Pick<ProjectionGroup<never>, 'name' | 'kinds' | 'catalogues'> & {
  readonly context: { readonly kinds: readonly string[] };
};

/** What of a projection group says which events it must understand. */
type DecodedGroup = Pick<ProjectionGroup, 'kinds' | 'catalogues' | 'name'> & {
  readonly context: Pick<ProjectionGroup['context'], 'kinds'>;
};

const indexes = new WeakMap<object, ReadonlyMap<string, AnyCatalogue>>();

/** The event, or `null` if its kind of stream is none of the group's business. */
export function decodeFor(group: WhatItReads, row: EventRow): Recorded | null {
  const kind = row.stream.slice(0, row.stream.indexOf('/'));
  if (!group.kinds.includes(kind) && !group.context.kinds.includes(kind)) return null;
  const catalogue = indexOf(group).get(row.type);
  if (!catalogue) {
    throw new DomainError(
      'event.unknown',
      `${group.name} does not know ${row.type} (${row.stream}@${row.version}), ` +
        'and must not skip it.',
    );
  }
  return recordedFrom(row, catalogue);
}

function indexOf(group: DecodedGroup): ReadonlyMap<string, AnyCatalogue> {
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
