import { createHash } from 'node:crypto';
import { startPayoutApp } from '../../../../test/support/api/payout-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';
import { FakeOpn } from '../../../../test/support/fake-opn.js';

/** The day that is closed, and its report. */
export const DAY = '2026-01-12';
export const REPORT = `/v1/settlement-reports/${DAY}`;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** As a test reads it. */
export const json = ({ body }: Answer): ReturnType<typeof JSON.parse> =>
  JSON.parse(body.toString('utf8'));

/** The API over a day with a sale, and somebody who may close it. */
export class ReportDesk {
  private constructor(
    private readonly opn: FakeOpn,
    readonly api: TestApp,
    readonly authorization: string,
  ) {}

  static async open(): Promise<ReportDesk> {
    const opn = await new FakeOpn().start();
    const api = await startPayoutApp(opn);
    return new ReportDesk(opn, api, `Bearer ${await api.key('analyst')}`);
  }

  async shut(): Promise<void> {
    await this.api.stop();
    await this.opn.stop();
  }

  async fetched(
    path: string,
    headers: Readonly<Record<string, string>> = {},
    method = 'GET',
  ): Promise<Answer> {
    const { authorization } = this;
    const answer = await fetch(this.api.url + path, {
      ...{ method, headers: { authorization, ...headers } },
    });
    const body = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body };
  }

  close(report = REPORT): Promise<Answer> {
    return this.fetched(`${report}/close`, {}, 'POST');
  }
}
