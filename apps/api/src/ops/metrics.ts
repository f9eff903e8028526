import { SECOND_MS } from '#kernel';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const NO_ROUTE = 'none';

/** Counts and durations of this process, as Prometheus reads them. */
@Injectable()
export class Metrics {
  /** Add metrics of your own with `registers: [metrics.registry]`. */
  readonly registry = new Registry();

  private readonly logger = new Logger(Metrics.name);
  private readonly sources: (readonly [string, () => Promise<void>])[] = [];

  private readonly requests = new Histogram({
    name: 'yodtrong_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });

  private readonly webhooks = new Counter({
    name: 'yodtrong_webhooks_total',
    help: 'Webhooks by what came of them: stored, or the code of the refusal.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Before each page is written it is asked; `what` it tells of, should it fail. */
  addSource(what: string, refresh: () => Promise<void>): void {
    this.sources.push([what, refresh]);
  }

  /** One source after another. What cannot be read is left out rather than told wrongly. */
  async page(): Promise<string> {
    for (const [what, refresh] of this.sources) {
      await refresh().catch((error: unknown) => {
        this.logger.warn(`The numbers of ${what} cannot be read: ${String(error)}`);
      });
    }
    return this.registry.metrics();
  }

  observe(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', (request, reply, done) => {
      // The declared route, not the path: a label must not grow with the data.
      const route = request.routeOptions.url ?? NO_ROUTE;
      const labels = { method: request.method, route, status: reply.statusCode };
      this.requests.observe(labels, reply.elapsedTime / SECOND_MS);
      done();
    });
  }

  countWebhook(outcome: string): void {
    this.webhooks.inc({ outcome });
  }
}

/** Name, help and labels of a number. */
export type GaugeWords = readonly [name: string, help: string, labels: readonly string[]];

/** Several numbers at once, each by the key it is given here. */
export const gaugesOf = <Key extends string>(
  registry: Registry,
  words: Readonly<Record<Key, GaugeWords>>,
): Readonly<Record<Key, Gauge>> =>
  Object.fromEntries(
    Object.entries<GaugeWords>(words).map(([key, [name, help, labels]]) => [
      key,
      new Gauge({ name, help, labelNames: [...labels], registers: [registry] }),
    ]),
  ) as Record<Key, Gauge>;
