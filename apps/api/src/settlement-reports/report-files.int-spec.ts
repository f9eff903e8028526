import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { get as httpGet } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseBusinessDay } from '#calendar';
import { FileShelf, RenderMissingFiles, ReportReader } from '#settlement-reports';
import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { startPayoutApp } from '../../../../test/support/api/payout-app.js';
import type { TestApp } from '../../../../test/support/api/test-app.js';
import { FakeOpn } from '../../../../test/support/fake-opn.js';

const DAY = '2026-01-12';
const REPORT = `/v1/settlement-reports/${DAY}`;
const MEGABYTE = 1_024 * 1_024;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const json = ({ body }: Answer) => JSON.parse(body.toString('utf8'));

/** One story: a day is closed, and its files are fetched in every way there is. */
describe('files of a report', () => {
  let opn: FakeOpn;
  let api: TestApp;
  let key: string;

  beforeAll(async () => {
    opn = await new FakeOpn().start();
    api = await startPayoutApp(opn);
    key = await api.key('analyst');
  });

  afterAll(async () => {
    await api.stop();
    await opn.stop();
  });

  async function fetched(
    path: string,
    headers: Readonly<Record<string, string>> = {},
    method = 'GET',
  ): Promise<Answer> {
    const authorization = `Bearer ${key}`;
    const answer = await fetch(api.url + path, { method, headers: { authorization, ...headers } });
    const body = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body };
  }

  it('are of the moment while the day is open, and kept nowhere', async () => {
    const { status, headers, body } = await fetched(`${REPORT}.csv`);
    expect(status).toBe(200);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="settlement-main-${DAY}-provisional.csv"`,
    );
    expect(body.toString()).toMatch(/^charge_id,/);
    expect(json(await fetched(`${REPORT}/files`))).toEqual({ data: [] });
    expect(json(await fetched(`${REPORT}.xlsx?version=1`))).toMatchObject({
      ...{ status: 404, code: 'report.unknown' },
      detail: `There is no version 1 of ${DAY}: the day is still open.`,
    });
  });

  it('are there at once when the day is closed, and named and described', async () => {
    expect((await fetched(`${REPORT}/close`, {}, 'POST')).status).toBe(200);
    const { status, headers, body } = await fetched(`${REPORT}.xlsx`);
    const digest = sha256(body);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-length': String(body.length),
      'content-disposition': `attachment; filename="settlement-main-${DAY}-v1.xlsx"`,
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
      etag: `"${digest}"`,
      'x-content-sha256': digest,
      'repr-digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`,
    });
    expect((await fetched(`${REPORT}.xlsx?version=1`)).body.equals(body)).toBe(true);
    const { data } = json(await fetched(`${REPORT}/files?version=1`));
    expect(data.slice(0, 2)).toMatchObject([
      { form: 'xlsx', language: 'en', state: 'kept', sha256: digest, size: body.length },
      { form: 'xlsx', language: 'th', state: 'missing', sha256: null, size: null },
    ]);
    expect((await fetched(data[0].href)).body.equals(body)).toBe(true);
  });

  it('are in Thai where words differ', async () => {
    const english = await fetched(`${REPORT}.xlsx`);
    const thai = await fetched(`${REPORT}.xlsx?lang=th`);
    expect(thai.headers['content-disposition']).toContain(`${DAY}-v1-th.xlsx"`);
    expect(thai.headers['etag']).not.toBe(english.headers['etag']);
    const csv = await fetched(`${REPORT}.csv?lang=th`);
    expect(csv.headers['etag']).toBe((await fetched(`${REPORT}.csv`)).headers['etag']);
  });

  it('need not be sent again to whoever has them', async () => {
    const { headers } = await fetched(`${REPORT}.xlsx`);
    const tag = headers['etag'] ?? '';
    for (const has of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const answer = await fetched(`${REPORT}.xlsx`, { 'if-none-match': has });
      expect(answer).toMatchObject({ status: 304, headers: { etag: tag } });
      expect(answer.body).toHaveLength(0);
    }
    expect((await fetched(`${REPORT}.xlsx`, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('are sent in part to whoever has the rest', async () => {
    const { headers, body } = await fetched(`${REPORT}.xlsx`);
    const part = await fetched(`${REPORT}.xlsx`, { range: 'bytes=100-299' });
    expect(part).toMatchObject({
      status: 206,
      headers: { 'content-length': '200', 'content-range': `bytes 100-299/${body.length}` },
    });
    expect(part.body.equals(body.subarray(100, 300))).toBe(true);
    const tag = headers['etag'] ?? '';
    const ofThis = await fetched(`${REPORT}.xlsx`, { range: 'bytes=-50', 'if-range': tag });
    expect(ofThis.status).toBe(206);
    const ofOther = { range: 'bytes=-50', 'if-range': '"other"' };
    expect((await fetched(`${REPORT}.xlsx`, ofOther)).body).toHaveLength(body.length);
    const beyond = await fetched(`${REPORT}.xlsx`, { range: `bytes=${body.length}-` });
    expect(beyond.headers['content-range']).toBe(`bytes */${body.length}`);
    expect(json(beyond)).toMatchObject({ status: 416, code: 'range.unsatisfiable' });
  });

  it('are described without being sent', async () => {
    const { headers, body } = await fetched(`${REPORT}.xlsx`);
    const answer = await fetched(`${REPORT}.xlsx`, {}, 'HEAD');
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      etag: headers['etag'],
      'content-length': String(body.length),
    });
  });

  it('can be had of every sheet, entry by entry, and as JSON', async () => {
    const { data } = json(await fetched(`${REPORT}/files`));
    const forms = data.map(({ form }: { form: string }) => form);
    expect(forms).toEqual(
      expect.arrayContaining(['xlsx', 'json', 'csv', 'breaks.csv', 'journal.csv', 'entries.csv']),
    );
    for (const { href } of data) expect((await fetched(href)).status).toBe(200);
    const named = await fetched(`${REPORT}/files/breaks.csv`);
    expect(named.headers['content-disposition']).toContain(`${DAY}-v1-breaks.csv"`);
    const again = json(await fetched(`${REPORT}/files`)).data;
    expect(new Set(again.map(({ state }: { state: string }) => state))).toEqual(new Set(['kept']));
    const report = await fetched(REPORT);
    expect(report.headers['content-disposition']).toBeUndefined();
    expect(json(report)).toMatchObject({ schema: 'settlement.daily.v1', day: DAY, version: 1 });
  });

  it('add up entry by entry to what the vouchers say', async () => {
    const rows = async (form: string): Promise<Record<string, string>[]> =>
      parse((await fetched(`${REPORT}/files/${form}`)).body, { columns: true });
    const inSatang = (text = ''): bigint => BigInt(text.replace('.', '') || '0');
    const sum = (all: Record<string, string>[], side: string) =>
      all.reduce((total, row) => total + inSatang(row[side]), 0n);
    const [entries, journal] = [await rows('entries.csv'), await rows('journal.csv')];
    expect(entries.length).toBeGreaterThan(0);
    expect(sum(entries, 'debit')).toBe(sum(entries, 'credit'));
    expect(sum(entries, 'debit')).toBe(sum(journal, 'debit'));
    expect(entries[0]).toMatchObject({ subject: 'chrg_test_1', reference: "'=1+1" });
  });

  it('begin with a byte order mark only if asked', async () => {
    const plain = await fetched(`${REPORT}.csv`);
    const marked = await fetched(`${REPORT}.csv?bom=true`);
    expect(marked.body.subarray(3).equals(plain.body)).toBe(true);
    expect([...marked.body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(marked.headers['content-disposition']).toBe(plain.headers['content-disposition']);
  });

  it.each([
    ['/v1/settlement-reports/2026-01-32', 400, 'day.invalid', '2026-01-32'],
    ['/v1/settlement-reports/tomorrow.xlsx', 400, 'day.invalid', 'tomorrow'],
    [`${REPORT}.xlsx?version=0`, 400, 'query.invalid', 'version'],
    [`${REPORT}.xlsx?version=7`, 404, 'report.unknown', 'versions 1 to 1 exist'],
    [`${REPORT}/files?version=7`, 404, 'report.unknown', 'versions 1 to 1 exist'],
    [`${REPORT}/files/breaks.pdf`, 404, 'form.unknown', 'breaks.csv'],
    [`${REPORT}.xlsx?lang=fr`, 400, 'query.invalid', 'lang'],
  ])('%s is refused and explained', async (path, status, code, text) => {
    const problem = json(await fetched(path));
    expect(problem).toMatchObject({ status, code });
    expect(problem.detail).toContain(text);
  });

  it('that are large are made in the background, and say how far they are', async () => {
    const reader = api.app.get(ReportReader);
    const find = reader.find.bind(reader);
    const large = jest.spyOn(reader, 'find').mockImplementation(async (...asked) => {
      const report = await find(...asked);
      const rowCounts = { ...report.head.rowCounts, charges: 1_000_000 };
      return { ...report, head: { ...report.head, rowCounts } };
    });
    try {
      const path = `${REPORT}/files/expected.csv?bom=true`;
      const answer = await fetched(path, { prefer: 'respond-async' });
      expect(answer).toMatchObject({ status: 202, headers: { 'retry-after': '5' } });
      expect(json(answer)).toEqual({
        ...{ account: 'main', day: DAY, version: 1, status: 'rendering' },
        progress: { done: 0, total: expect.any(Number) },
      });
      const patient = fetched(path, { prefer: 'wait=30' });
      expect(await api.commands.execute(new RenderMissingFiles('main'))).toBeGreaterThan(0);
      expect((await patient).status).toBe(200);
    } finally {
      large.mockRestore();
    }
  });

  it('end with whoever hangs up half way', async () => {
    const { head } = await api.app.get(ReportReader).find('main', parseBusinessDay(DAY), 1);
    const shelf = api.app.get(FileShelf);
    const { account, day: subject, version, digest } = head;
    const file = {
      account,
      subject,
      version,
      digest,
      form: 'tax.csv+bom',
      language: 'en',
    } as const;
    await shelf.keep(file, 'text/csv', (out) =>
      pipeline(Readable.from(Array.from({ length: 60 }, () => Buffer.alloc(MEGABYTE))), out),
    );
    let read = 0;
    let ended: () => void = () => undefined;
    const end = new Promise<void>((resolve) => (ended = resolve));
    const real = shelf.read.bind(shelf);
    const watched = jest.spyOn(shelf, 'read').mockImplementation(async function* (...asked) {
      try {
        for await (const part of real(...asked)) {
          read += part.length;
          yield part;
        }
      } finally {
        ended();
      }
    });
    const headers = { authorization: `Bearer ${key}` };
    const request = httpGet(`${api.url}${REPORT}/files/tax.csv?bom=true`, { headers });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    await once(answer, 'readable');
    request.destroy();
    await end;
    watched.mockRestore();
    expect(answer.statusCode).toBe(200);
    expect(read).toBeLessThan(30 * MEGABYTE);
    expect((await fetched(`${REPORT}.csv`)).status).toBe(200);
  });
});
