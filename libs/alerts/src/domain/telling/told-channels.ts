import type { Audience, ThreadDelivery } from '#notifications';

/**
 * Which channels know of it: they took a message about it, or may have, because a try that failed
 * may have arrived. Where there was no channel at all, `null`: nobody is left out.
 */
export function toldChannels(
  deliveries: readonly ThreadDelivery[],
  audience: Audience,
): ReadonlySet<string> {
  const reached = deliveries.filter(
    (one) => one.audience === audience && (one.state === 'delivered' || one.attempts > 0),
  );
  return new Set(reached.map(({ channel }) => channel));
}
