import { once } from 'node:events';
import { get as httpGet } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseBusinessDay } from '#calendar';
import { FileShelf, RenderMissingFiles, ReportReader } from '#settlement-reports';
import { jest } from '@jest/globals';
import { DAY, json, REPORT, ReportDesk } from './report-desk.fixtures.js';

const MEGABYTE = 1_024 * 1_024;

describe('asking for reports', () => {
  let desk: ReportDesk;
  const fetched: ReportDesk['fetched'] = (...asked) => desk.fetched(...asked);

  beforeAll(async () => {
    desk = await ReportDesk.open();
    await desk.close();
  });

  afterAll(async () => {
    await desk.shut();
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

  /** Reports pass for those of a large day for as long as the work takes. */
  async function whileLarge(work: () => Promise<void>): Promise<void> {
    const reader = desk.api.app.get(ReportReader);
    const find = reader.find.bind(reader);
    const large = jest.spyOn(reader, 'find').mockImplementation(async (...asked) => {
      const report = await find(...asked);
      const rowCounts = { ...report.head.rowCounts, charges: 1_000_000 };
      return { ...report, head: { ...report.head, rowCounts } };
    });
    await work().finally(() => large.mockRestore());
  }

  const render = () => desk.api.commands.execute(new RenderMissingFiles('main'));

  it('finds large ones made in the background, and how far they are', () =>
    whileLarge(async () => {
      const path = `${REPORT}/files/expected.csv?bom=true`;
      const answer = await fetched(path, { prefer: 'respond-async' });
      expect(answer).toMatchObject({ status: 202, headers: { 'retry-after': '5' } });
      expect(json(answer)).toEqual({
        ...{ account: 'main', day: DAY, version: 1, status: 'rendering' },
        progress: { done: 0, total: expect.any(Number) },
      });
      const patient = fetched(path, { prefer: 'wait=30' });
      expect(await render()).toBeGreaterThan(0);
      expect((await patient).status).toBe(200);
    }));

  it('tells why a large one could not be made, and when it is tried again', () =>
    whileLarge(async () => {
      const path = `${REPORT}/files/journal.csv`;
      expect((await fetched(path, { prefer: 'respond-async' })).status).toBe(202);
      const keep = jest.spyOn(desk.api.app.get(FileShelf), 'keep');
      keep.mockRejectedValueOnce(new Error('No space left on device'));
      await render();
      keep.mockRestore();
      const failed = await fetched(path, { prefer: 'wait=30' });
      expect(failed).toMatchObject({ status: 503, headers: { 'retry-after': '10' } });
      expect(json(failed)).toMatchObject({
        code: 'file.unavailable',
        detail: expect.stringContaining('No space left on device'),
      });
    }));

  /** Sixty megabytes that pass for the CSV of the sheet Tax. */
  async function keepLargeFile(shelf: FileShelf): Promise<void> {
    const { head } = await desk.api.app.get(ReportReader).find('main', parseBusinessDay(DAY), 1);
    const { account, day: subject, version, digest } = head;
    const key = { account, subject, version, digest, form: 'tax.csv+bom', language: 'en' } as const;
    await shelf.keep(key, 'text/csv', (out) =>
      pipeline(Readable.from(Array.from({ length: 60 }, () => Buffer.alloc(MEGABYTE))), out),
    );
  }

  async function hangUpHalfWay(path: string): Promise<void> {
    const { authorization } = desk;
    const request = httpGet(desk.api.url + path, { headers: { authorization } });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    await once(answer, 'readable');
    request.destroy();
  }

  it('ends with whoever hangs up half way', async () => {
    const shelf = desk.api.app.get(FileShelf);
    await keepLargeFile(shelf);
    const real = shelf.read.bind(shelf);
    let read = 0;
    const watched = jest.spyOn(shelf, 'read');
    const ended = new Promise<void>((resolve) => {
      watched.mockImplementation(async function* (...asked) {
        try {
          for await (const part of real(...asked)) {
            read += part.length;
            yield part;
          }
        } finally {
          resolve();
        }
      });
    });
    await hangUpHalfWay(`${REPORT}/files/tax.csv?bom=true`);
    await ended;
    watched.mockRestore();
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(30 * MEGABYTE);
    expect((await fetched(`${REPORT}.csv`)).status).toBe(200);
  });

  it.each([
    ['2099-01-01', /^There is no report of 2099-01-01: it has not begun; .* from 2098-12-31T17:00/],
    ['2019-05-01', /nothing is known of main before 2026-01-12, the day of its first event\./],
  ])('finds no report of %s, and says why', async (day, why) => {
    const forms = [day, `${day}.xlsx`, `${day}.csv`, `${day}/files`, `${day}/files/entries.csv`];
    for (const path of forms) {
      const problem = json(await fetched(`/v1/settlement-reports/${path}`));
      expect(problem).toMatchObject({ status: 404, code: 'report.unknown' });
      expect(problem.detail).toMatch(why);
    }
    expect(json(await desk.close(`/v1/settlement-reports/${day}`))).toMatchObject({
      ...{ status: 409, code: 'day.not_closable' },
      reasons: expect.arrayContaining([expect.any(String)]),
    });
  });

  it('tells what closing a day waits for', async () => {
    const of = async (day: string): Promise<Record<string, { state: string; text: string }>> => {
      const answer = json(await fetched(`/v1/settlement-reports/${day}/preconditions`));
      return Object.fromEntries(answer.preconditions.map((one: { key: string }) => [one.key, one]));
    };
    expect(await of('2026-01-13')).toMatchObject({
      'day-over': { state: 'met', keepsFrom: 'closing' },
      'day-known': { state: 'met' },
      'month-open': { state: 'met', text: '2026-01 is open.' },
      'opn-key': { state: 'met' },
      'history-read': { state: 'waiting', keepsFrom: 'schedule' },
      'charges-readable': { state: 'waiting', keepsFrom: 'closing' },
      'open-charges-read': { state: 'met' },
      'books-current': { state: 'met' },
      'expected-receipts': { state: 'waiting', keepsFrom: 'nothing' },
      'bank-statement': { state: 'waiting', keepsFrom: 'nothing' },
      'tax-receipt': { state: 'waiting', keepsFrom: 'nothing' },
    });
    expect(await of('2099-01-01')).toMatchObject({ 'day-over': { state: 'waiting' } });
    expect(await of('2019-05-01')).toMatchObject({ 'day-known': { state: 'failed' } });
  });
});
