import { epochMs, isBefore } from '#kernel';
import type { Instant } from '#kernel';

/** For sorting by time. */
export const inOrder = (left: Instant, right: Instant): number => epochMs(left) - epochMs(right);

export const hasCome = (at: Instant, now: Instant): boolean => !isBefore(now, at);
