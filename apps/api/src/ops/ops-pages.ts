import { Injectable } from '@nestjs/common';
import { ApiDocument } from '../docs/api-document.js';
import { docsFile, docsPage } from '../docs/swagger-files.js';
import type { PageFile } from '../docs/swagger-files.js';
import { toJsonText } from '../http/json-text.js';
import { IngestionBoard } from './ingestion-board.js';
import { IngestionMetrics } from './ingestion-metrics.js';
import { Metrics } from './metrics.js';
import { NotificationMetrics } from './notification-metrics.js';
import { ReadinessChecks } from './readiness-checks.js';

/** An answer of the operations' side, whichever door it leaves by. */
export interface OpsPage extends PageFile {
  readonly status: number;
}

const OK = 200;
const NOT_READY = 503;
const JSON_TYPE = 'application/json; charset=utf-8';

/** What operators and their machines look at. */
@Injectable()
export class OpsPages {
  constructor(
    private readonly checks: ReadinessChecks,
    private readonly metrics: Metrics,
    private readonly ingestion: IngestionMetrics,
    private readonly notifications: NotificationMetrics,
    private readonly board: IngestionBoard,
    private readonly document: ApiDocument,
  ) {}

  live(): OpsPage {
    return json(OK, { status: 'live' });
  }

  async ready(): Promise<OpsPage> {
    const readiness = await this.checks.run();
    const accounts = this.board.facts(); // the checks have just looked
    return json(readiness.status === 'not_ready' ? NOT_READY : OK, { ...readiness, accounts });
  }

  async numbers(): Promise<OpsPage> {
    await this.ingestion.refresh();
    await this.notifications.refresh();
    const { registry } = this.metrics;
    return { status: OK, mediaType: registry.contentType, content: await registry.metrics() };
  }

  openApi(): OpsPage {
    return json(OK, this.document.get());
  }

  docs(): OpsPage {
    return { status: OK, ...docsPage };
  }

  async docsFile(name: string): Promise<OpsPage | null> {
    const file = await docsFile(name);
    return file && { status: OK, ...file };
  }
}

const json = (status: number, value: unknown): OpsPage => ({
  status,
  mediaType: JSON_TYPE,
  content: toJsonText(value),
});
