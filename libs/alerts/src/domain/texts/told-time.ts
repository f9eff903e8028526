import { epochMs, HOUR_MS, instantFromMs } from '#kernel';
import type { Instant } from '#kernel';

const BANGKOK_AHEAD_MS = 7 * HOUR_MS;
const TO_THE_MINUTE = 16;

/** `2026-11-20 10:48 (UTC+7)`: to the minute, which is what people compare. */
export const toldTime = (at: Instant): string =>
  `${instantFromMs(epochMs(at) + BANGKOK_AHEAD_MS)
    .slice(0, TO_THE_MINUTE)
    .replace('T', ' ')} (UTC+7)`;
