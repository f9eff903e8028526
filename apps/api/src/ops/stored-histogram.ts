import { DURATION_BOUNDS_SECONDS } from '#processes';
import type { WorkTally } from '#processes';
import { Histogram } from 'prom-client';
import type { Registry } from 'prom-client';

type Labels = Readonly<Record<string, string>>;

/** Durations that were counted elsewhere, by all processes together, and only shown here. */
export class StoredHistogram extends Histogram {
  private tallies: readonly (readonly [Labels, WorkTally])[] = [];

  constructor(
    private readonly title: string,
    private readonly about: string,
    registry: Registry,
  ) {
    super({
      name: title,
      help: about,
      buckets: [...DURATION_BOUNDS_SECONDS],
      registers: [registry],
    });
  }

  show(tallies: readonly (readonly [Labels, WorkTally])[]): void {
    this.tallies = tallies;
  }

  override get() {
    return Promise.resolve(this.shown());
  }

  /** The registry asks for this one when it writes its page. */
  getForPromString() {
    return Promise.resolve(this.shown());
  }

  private shown() {
    const values = this.tallies.flatMap(([labels, tally]) => linesOf(this.title, labels, tally));
    const type = 'histogram' as never; // the package's own enumeration exists only as a type
    const collect = () => undefined; // it was collected already
    return {
      name: this.title,
      help: this.about,
      type,
      aggregator: 'sum' as const,
      values,
      collect,
    };
  }
}

function linesOf(name: string, labels: Labels, { buckets, count, seconds }: WorkTally) {
  const line = (suffix: string, value: number, more: Record<string, string | number> = {}) => ({
    metricName: `${name}_${suffix}`,
    labels: { ...more, ...labels },
    value,
  });
  return [
    ...DURATION_BOUNDS_SECONDS.map((le, index) => line('bucket', buckets[index] ?? 0, { le })),
    line('bucket', count, { le: '+Inf' }),
    line('sum', seconds),
    line('count', count),
  ];
}
