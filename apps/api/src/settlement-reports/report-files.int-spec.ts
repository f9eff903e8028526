import { settlementDailyJsonSchema, settlementDailySchema } from '#settlement-reports';
import { parse } from 'csv-parse/sync';
import { DAY, json, REPORT, ReportDesk, sha256 } from './report-desk.fixtures.js';

/** One story: a day is closed, and its files are fetched in every way there is. */
describe('files of a report', () => {
  let desk: ReportDesk;
  const fetched: ReportDesk['fetched'] = (...asked) => desk.fetched(...asked);

  beforeAll(async () => {
    desk = await ReportDesk.open();
  });

  afterAll(async () => {
    await desk.shut();
  });

  it('are of the moment while the day is open, and kept nowhere', async () => {
    const { status, headers, body } = await fetched(`${REPORT}.csv`);
    expect(status).toBe(200);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="settlement-main-${DAY}-provisional.csv"`,
    );
    expect(headers['etag']).toBeUndefined();
    expect(body.toString()).toMatch(/^charge_id,/);
    expect(json(await fetched(`${REPORT}/files`))).toEqual({ data: [] });
    expect(json(await fetched(`${REPORT}.xlsx?version=1`))).toMatchObject({
      ...{ status: 404, code: 'report.unknown' },
      detail: `There is no version 1 of ${DAY}: the day is still open.`,
    });
  });

  it('are there at once when the day is closed, and named and described', async () => {
    expect((await desk.close()).status).toBe(200);
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
    const beyond = { 'if-none-match': tag, range: 'bytes=99999999-' };
    expect((await fetched(`${REPORT}.xlsx`, beyond)).status).toBe(304);
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
    expect(settlementDailySchema.parse(json(report))).toEqual(json(report));
    const { headers, body } = await fetched('/v1/schemas/settlement.daily.v1.json');
    expect(headers['content-type']).toContain('application/schema+json');
    expect(JSON.parse(body.toString())).toEqual(settlementDailyJsonSchema());
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
});
