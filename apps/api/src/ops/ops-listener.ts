import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { OpsPages } from './ops-pages.js';
import type { OpsPage } from './ops-pages.js';

const LOOPBACK = '127.0.0.1';
const DOCS_FILE = /^\/docs\/([\w.-]+)$/;
const TEXT = 'text/plain; charset=utf-8';

const PAGES: Readonly<Record<string, (pages: OpsPages) => OpsPage | Promise<OpsPage>>> = {
  '/health': (pages) => pages.health(),
  '/health/live': (pages) => pages.live(),
  '/health/ready': (pages) => pages.ready(),
  '/metrics': (pages) => pages.numbers(),
  '/openapi.json': (pages) => pages.openApi(),
  '/docs': (pages) => pages.docs(),
};

/** The operations' pages without a key, for whoever is on this machine: `OPS_PORT`. */
@Injectable()
export class OpsListener implements BeforeApplicationShutdown {
  private readonly logger = new Logger(OpsListener.name);
  private server: Server | null = null;

  constructor(private readonly pages: OpsPages) {}

  /** Answers with the port, which is another one if 0 was asked for. */
  async listen(port: number): Promise<number> {
    const server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, LOOPBACK, resolve);
    });
    this.server = server;
    return (server.address() as AddressInfo).port;
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (server === null) return;
    this.server = null;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  private async answer({ method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
    const page = await this.pageFor(method ?? '', url ?? '').catch((error: unknown) => {
      this.logger.error(`An operations page failed: ${String(error)}`);
      return { status: 500, mediaType: TEXT, content: 'Internal error\n' };
    });
    const { status, mediaType, content } = page ?? {
      status: 404,
      mediaType: TEXT,
      content: 'Not found\n',
    };
    response.writeHead(status, { 'content-type': mediaType, 'cache-control': 'no-store' });
    response.end(content);
  }

  private async pageFor(method: string, url: string): Promise<OpsPage | null> {
    if (method !== 'GET') return null;
    const path = url.split('?', 1)[0] ?? '';
    const page = PAGES[path];
    return page ? page(this.pages) : this.pages.docsFile(DOCS_FILE.exec(path)?.[1] ?? '');
  }
}
