import type { Recorded } from '#event-store';
import { withLogFields } from '#kernel';
import type { LogFields } from '#kernel';
import type { Logger } from '@nestjs/common';

/** Pages of lists teach much at once: then one line for all of it is enough. */
const FEW_STREAMS = 20;

/**
 * Says what was learned, stream by stream: at which positions, and by which webhook, sweep or
 * person. Of many streams at once only from which position to which, and each only if it is wanted.
 */
export function noteRecorded(
  logger: Pick<Logger, 'log' | 'debug'>,
  account: string,
  events: readonly Recorded[],
): void {
  const streams = byStream(events);
  if (streams.length > FEW_STREAMS) {
    const [first, last] = endsOf(events);
    withLogFields({ account, first, last, events: events.length }, () => {
      logger.log(`Recorded events of ${streams.length} streams`);
    });
  }
  const level = streams.length > FEW_STREAMS ? 'debug' : 'log';
  for (const own of streams) {
    withLogFields({ account, ...fieldsOf(own) }, () => {
      logger[level](`Recorded ${own.map(({ type }) => type).join(', ')}`);
    });
  }
}

function byStream(events: readonly Recorded[]): readonly (readonly Recorded[])[] {
  const streams = new Map<string, Recorded[]>();
  for (const event of events) {
    const own = streams.get(event.stream);
    if (own) own.push(event);
    else streams.set(event.stream, [event]);
  }
  return [...streams.values()];
}

/** `charge: chrg_…, first: 12, last: 14, cause: webhook, event: evnt_…`. */
function fieldsOf(own: readonly Recorded[]): LogFields {
  const [first, last] = endsOf(own);
  const [one] = own;
  if (one === undefined) return {};
  const { kind, ref } = one.cause;
  const [what = '', , ...id] = one.stream.split('/');
  return {
    ...{ [what]: id.join('/'), first, last, cause: kind },
    ...(ref !== null && { [kind === 'webhook' ? 'event' : 'ref']: ref }),
  };
}

function endsOf(events: readonly Recorded[]): readonly [number, number] {
  const positions = events.map(({ position }) => position);
  return [Math.min(...positions), Math.max(...positions)];
}
