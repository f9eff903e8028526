import { MINUTE_MS } from '#kernel';

/** Clocks of two machines may differ by this much, and both of them be well. */
export const CLOCKS_DIFFER_MS = MINUTE_MS;
