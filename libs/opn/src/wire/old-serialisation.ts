import { isJsonObject } from './json-object.js';
import type { JsonObject } from './json-object.js';

/** What 2019-05-29 renamed, `[before, after]`, for every object and for single kinds. */
const RENAMED_EVERYWHERE: readonly Renaming[] = [['created', 'created_at']];
const RENAMED: Readonly<Record<string, readonly Renaming[]>> = {
  charge: [
    ['refunded', 'refunded_amount'],
    ['captured', 'paid'],
  ],
  transaction: [
    ['type', 'direction'],
    ['source', 'origin'],
    ['transferable', 'transferable_at'],
  ],
  transfer: [['transaction', 'transactions']],
};

type Renaming = readonly [before: string, after: string];

/**
 * Whether an object (or the object inside an event or a list) is written as before 2019-05-29:
 * under old names, and for charges without status or fee. Such an object is a hint, never a fact.
 */
export function isOldSerialisation(raw: unknown): boolean {
  if (!isJsonObject(raw)) return false;
  const { object, data } = raw as { object?: unknown; data?: unknown };
  const kind = typeof object === 'string' ? object : '';
  const renamings = [...RENAMED_EVERYWHERE, ...(RENAMED[kind] ?? [])];
  if (renamings.some((renaming) => isUnderOldName(raw, renaming))) return true;
  if (kind === 'event') return isOldSerialisation(data);
  return kind === 'list' && Array.isArray(data) && data.some(isOldSerialisation);
}

const isUnderOldName = (raw: JsonObject, [before, after]: Renaming): boolean =>
  Object.hasOwn(raw, before) && !Object.hasOwn(raw, after);
