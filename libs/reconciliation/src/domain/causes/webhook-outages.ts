import { zoneOffsetMs } from '#calendar';
import { epochMs, instantFromMs, MINUTE_MS } from '#kernel';
import type { Instant } from '#kernel';
import type { BreakCode } from '../break-code.js';
import type { CausedBreak, FoundCause } from './cause-facts.js';

/** Charges that nobody told us of within this time of one another were lost together. */
const QUIET_MS = 15 * MINUTE_MS;

/** Fewer than these may be chance. */
const FEWEST = 3;

/** What a webhook that did not come may bring about, beside its own finding. */
const CONSEQUENCES: readonly BreakCode[] = ['STUCK_PENDING', 'PAID_AFTER_EXPIRY', 'RECEIPT_UNPAID'];

type MissedWebhook = CausedBreak & { readonly happenedAt: Instant };

/** Charges that became known only by asking, close to one another in time. */
export function webhookOutages(
  breaks: readonly CausedBreak[],
  timeZone: string,
): readonly FoundCause[] {
  const missed = breaks
    .filter(
      (item): item is MissedWebhook => item.code === 'WEBHOOK_MISSED' && item.happenedAt !== null,
    )
    .sort((left, right) => epochMs(left.happenedAt) - epochMs(right.happenedAt));
  const others = breaks.filter(({ code }) => CONSEQUENCES.includes(code));
  return inClusters(missed)
    .filter((cluster) => cluster.length >= FEWEST)
    .map((cluster) => outageOf(cluster, others, timeZone));
}

function inClusters(missed: readonly MissedWebhook[]): readonly (readonly MissedWebhook[])[] {
  const clusters: MissedWebhook[][] = [];
  for (const item of missed) {
    const cluster = clusters.at(-1);
    const last = cluster?.at(-1);
    const isNear = last && epochMs(item.happenedAt) - epochMs(last.happenedAt) <= QUIET_MS;
    if (cluster && isNear) cluster.push(item);
    else clusters.push([item]);
  }
  return clusters;
}

function outageOf(
  cluster: readonly MissedWebhook[],
  others: readonly CausedBreak[],
  timeZone: string,
): FoundCause {
  const [charges, references] = [
    new Set(cluster.map(({ subject }) => subject.id)),
    new Set(cluster.map(({ reference }) => reference)),
  ];
  const consequences = others.filter(
    ({ subject, reference }) =>
      charges.has(subject.id) || (reference !== null && references.has(reference)),
  );
  const from = cluster[0]?.happenedAt ?? ('' as Instant);
  const to = cluster.at(-1)?.happenedAt ?? from;
  const until = local(to, timeZone).slice('2026-11-20 '.length);
  return {
    kind: 'webhook-outage',
    key: from,
    title: `webhook outage ${local(from, timeZone)}–${until}`,
    breaks: [...cluster, ...consequences],
    timesOf: ({ code, happenedAt }) =>
      code === 'WEBHOOK_MISSED' && happenedAt ? happenedAt : from,
  };
}

/** `2026-11-20 10:02`. */
const local = (instant: Instant, timeZone: string): string =>
  instantFromMs(epochMs(instant) + zoneOffsetMs(instant, timeZone))
    .slice(0, '2026-11-20T10:02'.length)
    .replace('T', ' ');
