import { setFlagsFromString } from 'node:v8';

/** Node collects garbage once the heap has grown by this share since it last did. */
const GROWING_PERCENT = 20;
/** Room for what is new, which is collected most often. */
const SEMI_SPACE_MB = 4;

/** Arguments for Node itself, which hears them only at its start. */
export const SMALL_HEAP_ARGUMENTS: readonly string[] = [`--max-semi-space-size=${SEMI_SPACE_MB}`];

/**
 * Node lets garbage pile up to several times of what is in use before it collects it. A process
 * that works through millions of rows, page by page, uses little and would keep hundreds of
 * megabytes all the same: this one collects sooner. Time per row is not worse; for a process that
 * answers many small requests at once it would be (docs/performance.md).
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWING_PERCENT}`);
}
