import type { Recorded } from '#event-store';
import { withLogFields } from '#kernel';
import type { LogFields } from '#kernel';
import type { Logger } from '@nestjs/common';

/** Pages of lists teach much at once: then one line for all of it is enough. */
const FEW_STREAMS = 20;

/**
 * Says what was learned, stream by stream: at which positions, and by which webhook, read or
 * person. Of a page that was swept only from which position to which, and each if it is wanted.
 */
export function noteRecorded(
  logger: Pick<Logger, 'log' | 'debug'>,
  account: string,
  events: readonly Recorded[],
): void {
  const swept = byStream(events.filter(({ cause }) => cause.kind === 'sweep'));
  const isPage = swept.length > FEW_STREAMS;
  if (isPage) {
    const [first, last] = endsOf(swept.flat());
    withLogFields({ account, first, last, cause: 'sweep' }, () => {
      logger.log(`Recorded events of ${swept.length} streams`);
    });
  }
  for (const own of byStream(events)) {
    const level = isPage && own[0]?.cause.kind === 'sweep' ? 'debug' : 'log';
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
