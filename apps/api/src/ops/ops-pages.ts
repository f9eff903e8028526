import { Injectable } from '@nestjs/common';
import { ApiDocument } from '../docs/api-document.js';
import { docsFile, docsPage } from '../docs/swagger-files.js';
import type { PageFile } from '../docs/swagger-files.js';
import { Draining } from '../http/draining.js';
import { toJsonText } from '../http/json-text.js';
import { HealthPage } from './health-page.js';
import { IngestionBoard } from './ingestion-board.js';
import { Metrics } from './metrics.js';
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
    private readonly page: HealthPage,
    private readonly board: IngestionBoard,
    private readonly document: ApiDocument,
    private readonly draining: Draining,
  ) {}

  /** 200 as long as it answers at all; what it says tells whoever sends requests without a key. */
  live(): OpsPage {
    return json(OK, { status: this.draining.isOn ? 'stopping' : 'live' });
  }

  async ready(): Promise<OpsPage> {
    if (this.draining.isOn) return json(NOT_READY, this.stopping());
    const readiness = await this.checks.run();
    const accounts = this.board.facts(); // the checks have just looked
    return json(readiness.status === 'not_ready' ? NOT_READY : OK, { ...readiness, accounts });
  }

  /** Whoever asks sends requests here: they go elsewhere from now on, whatever else is well. */
  private stopping() {
    const detail = 'It was told to stop; it ends what is in hand and takes no more soon.';
    const check = { name: 'process', severity: 'ill', ok: false, detail };
    return { status: 'not_ready', checks: [check], accounts: this.board.facts() };
  }

  /** 503 only if this process is of no use: the page itself is about the whole installation. */
  async health(): Promise<OpsPage> {
    const health = await this.page.get();
    return json(health.isReady ? OK : NOT_READY, health);
  }

  async numbers(): Promise<OpsPage> {
    const { metrics } = this;
    const content = await metrics.page();
    return { status: OK, mediaType: metrics.registry.contentType, content };
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
