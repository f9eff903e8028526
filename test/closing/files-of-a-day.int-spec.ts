import { parseBusinessDay } from '#calendar';
import { BooksKeeper } from '#ledger';
import {
  FileShelf,
  FileTasks,
  FileVerifier,
  RenderMissingFiles,
  ReportFiles,
} from '#settlement-reports';
import type { KeptFile, WantedFile } from '#settlement-reports';
import { jest } from '@jest/globals';
import type { Installation } from '../support/installation.js';
import { at, charge, CLOSING, DAY, NEXT, Shop } from '../support/shop.js';

const DAY_AFTER = parseBusinessDay('2026-11-22');
const XLSX: WantedFile = { day: DAY, version: null, form: 'xlsx', language: 'en' };

async function bytesOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

describe('the files of a day', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await Shop.open();
    await shop.expect({ reference: 'A', baht: '400.00' });
    shop.sell(charge('a', '400.00', 'A', { paidAt: at('10:00') }));
  });

  afterEach(async () => {
    await shop.shut();
  });

  const files = (by: Installation = shop.us) => by.app.get(ReportFiles);

  async function made(wanted: WantedFile = XLSX, by?: Installation): Promise<KeptFile> {
    const { file } = await files(by).make(shop.account, wanted);
    if (file === null) throw new Error('It is provisional.');
    return file;
  }

  it('are the same bytes after a rebuild, from another process, and of another build', async () => {
    await shop.close(DAY, CLOSING);
    const first = await made();
    const bytes = await bytesOf(files().read(first));
    await shop.us.app.get(BooksKeeper).rebuild(shop.account);
    const other = await shop.anotherProcess();
    try {
      const keep = jest.spyOn(other.app.get(FileShelf), 'keep');
      const again = await made(XLSX, other);
      expect(again).toEqual(first);
      expect((await bytesOf(files(other).read(again))).equals(bytes)).toBe(true);
      expect(keep).not.toHaveBeenCalled(); // whatever the other one would write
    } finally {
      await other.stop();
    }
    const verified = await shop.us.app.get(FileVerifier).verify(shop.account);
    expect(verified).toEqual({ count: 1, faults: [] });
  });

  /** Somebody asks for it while the first file is made. */
  const askMeanwhile = (form: string) =>
    jest.spyOn(shop.us.app.get(FileShelf), 'find').mockImplementationOnce(async (key) => {
      await shop.us.app.get(FileTasks).ask({ ...key, form });
      return null;
    });

  it('are made in advance, each once, and those of the next version beside them', async () => {
    await shop.close(DAY, CLOSING);
    const render = () => shop.us.commands.execute(new RenderMissingFiles(shop.account));
    const keep = jest.spyOn(shop.us.app.get(FileShelf), 'keep');
    askMeanwhile('tax.csv');
    expect(await render()).toBe(5);
    expect(await render()).toBe(0);
    expect(keep.mock.calls.map(([{ form, language }]) => `${form} ${language}`)).toEqual([
      ...['json en', 'tax.csv en', 'xlsx en', 'xlsx th', 'csv en'],
    ]);
    const first = await made();
    const download = files().read(first);
    const begun = await download.next();
    shop.sell(charge('late', '50.00', null, { paidAt: at('11:00') }));
    expect(await shop.close(DAY, at('09:00', NEXT))).toMatchObject({ version: 2 });
    expect(await render()).toBe(4);
    // Whoever was reading version 1 reads it to its end.
    const rest = await bytesOf(download);
    expect(Buffer.concat([begun.value as Buffer, rest])).toHaveLength(first.bytes);
    expect(await made({ ...XLSX, version: 1 })).toEqual(first);
    const second = await made();
    expect(second).toMatchObject({ version: 2 });
    expect(second.sha256).not.toBe(first.sha256);
    const states = await files().states(shop.account, DAY, null);
    const kept = states.filter(({ state }) => state === 'kept');
    expect(kept.map(({ version }) => version)).toEqual([2, 2, 2, 2, 1, 1, 1, 1, 1]);
  });

  it('that cannot be made are told of, and tried again later', async () => {
    await shop.close(DAY, CLOSING);
    const keep = jest.spyOn(shop.us.app.get(FileShelf), 'keep');
    keep.mockRejectedValue(new Error('could not extend file: No space left on device'));
    const render = () => shop.us.commands.execute(new RenderMissingFiles(shop.account));
    expect(await render()).toBe(0);
    const [state] = await files().states(shop.account, DAY, 1);
    expect(state).toMatchObject({ state: 'failed', failure: expect.stringContaining('No space') });
    keep.mockRestore();
    expect(await render()).toBe(0); // not at once
    await made(); // but at once for somebody who asks
    expect((await files().states(shop.account, DAY, 1))[0]).toMatchObject({ state: 'kept' });
  });

  it('of a day without anything say so, and are whole', async () => {
    const head = await shop.close(NEXT, at('03:00', DAY_AFTER));
    expect(head).toMatchObject({ version: 1, status: 'final', totals: { count: 0, gross: 0n } });
    const csv = await made({ ...XLSX, day: NEXT, form: 'csv' });
    const text = (await bytesOf(files().read(csv))).toString();
    expect(text.split('\r\n')).toHaveLength(2);
    expect((await made({ ...XLSX, day: NEXT })).bytes).toBeGreaterThan(5_000);
  });
});
