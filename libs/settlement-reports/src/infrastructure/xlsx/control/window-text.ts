import { zoneOffsetMs } from '#calendar';
import { epochMs, instantFromMs, SECOND_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { ReportHead } from '../../../domain/report-head.js';

/** `20/11/2026 00:00:00 – 20/11/2026 23:59:59 (00:00)`: to the last second of the day. */
export function windowText({ window, timeZone, cutoff }: ReportHead): string {
  const last = instantFromMs(epochMs(window.to) - SECOND_MS);
  return `${localText(window.from, timeZone)} – ${localText(last, timeZone)} (${cutoff})`;
}

export function localText(instant: Instant, timeZone: string): string {
  const local = instantFromMs(epochMs(instant) + zoneOffsetMs(instant, timeZone));
  const [year, month, date] = local.slice(0, 10).split('-');
  return `${date}/${month}/${year} ${local.slice(11, 19)}`;
}
