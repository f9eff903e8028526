import type { Audience } from './notification.js';

/** Receivers of each audience; null where it is not told this way. */
export type ByAudience<T> = Readonly<Record<Audience, T | null>>;
