import { createWriteStream, readdirSync, readFileSync, rmSync } from 'node:fs';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { writeBackup } from '#audit';
import { parseBusinessDay } from '#calendar';
import { LogReader, LogVerifier } from '#event-store';
import { DeliverNotifications } from '#notifications';
import { writeDurably } from '../../apps/cli/src/commands/backup/write-durably.js';
import { createTestDatabase } from '../database/test-database.js';
import type { Installation } from '../support/installation.js';
import { webhookAbout } from '../support/recorded-opn.js';
import { inSession, tamper } from '../support/sessions.js';
import { at, charge, NEXT } from '../support/shop.js';
import { BackedUpShop, inBareDatabase, pausingAtFirst, tablesIn, THEN } from './backed-up-shop.js';

const NEXT_CLOSING = at('03:00', parseBusinessDay('2026-11-22'));

const LARGE_EVIDENCE = `
  INSERT INTO evidence SELECT 'main', sha256(body), body, now()
  FROM (SELECT string_agg(sha256(int8send(n)), '') AS body FROM generate_series(1, 131072) AS n)`;

interface Restored {
  readonly agrees: boolean;
  readonly accounts: readonly { readonly checks: readonly unknown[] }[];
}

describe('a backup', () => {
  let all: BackedUpShop;
  let backup: string;

  beforeAll(async () => {
    all = await BackedUpShop.open();
    backup = all.path('whole');
  }, 60_000);

  afterAll(async () => {
    await all.shut();
  });

  const typed = (...words: readonly string[]) => all.desk.typed(...words);
  const refused = (text: string) => ({ code: 1, said: expect.stringContaining(text) });

  it('is written whole, for its owner only, and verified without a database', async () => {
    expect(await typed('backup', '--out', backup)).toEqual({
      code: 0,
      said: expect.stringMatching(/main: \d+ events .* 3 reports, [1-9]\d* files\./),
    });
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(await typed('backup', '--out', backup)).toEqual(refused('replaces no file'));
    expect((await typed('backup', '--out', all.folder)).code).toBe(0);
    const [named] = readdirSync(all.folder).filter((name) => name.startsWith('yodtrong-'));
    rmSync(join(all.folder, named ?? ''));
    const verified = await typed('backup', 'verify', backup, '--json');
    expect(JSON.parse(verified.said)).toMatchObject({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      accounts: [{ account: 'main', reports: 3, files: expect.any(Number) }],
    });
  });

  it('restored, is the same installation, and goes on working', async () => {
    const before = await all.factsOf(all.shop.us);
    await inBareDatabase(async (database) => {
      const { code, said } = await typed('restore', backup, '--into', database.url);
      expect({ code, said }).toEqual({
        code: 0,
        said: expect.stringMatching(/Everything agrees\.$/),
      });
      expect(said).toContain('main, reports: 3 issued; 0 faults.');
      const restored = await all.on(database);
      try {
        expect(await all.factsOf(restored)).toEqual(before);
        await goOn(restored);
      } finally {
        await restored.stop();
      }
    });
  });

  async function goOn(restored: Installation): Promise<void> {
    const told = all.receiver.calls.length;
    await restored.commands.execute(new DeliverNotifications('main'));
    expect(all.receiver.calls.length).toBeGreaterThan(told);
    const before = await restored.app.get(LogReader).head('main');
    const paid = charge('next', '20.00', null, { createdAt: THEN, paidAt: THEN });
    all.shop.sell(paid);
    await restored.post(webhookAbout(paid));
    await restored.workOff();
    expect(await restored.charge('chrg_next')).toMatchObject({ status: 'completed' });
    const closed = await all.shop.close(NEXT, NEXT_CLOSING, restored);
    expect(closed).toMatchObject({ version: 1, totals: { count: 1, gross: 2_000n } });
    const verdict = await restored.app.get(LogVerifier).verify('main');
    expect(verdict).toMatchObject({ faultCount: 0 });
    expect(verdict.events).toBeGreaterThan(before.position);
    const guarded = restored.rows('DELETE FROM events');
    await expect(guarded).rejects.toThrow(/permission denied|append-only/);
  }

  it('cut short or changed is refused, and the database stays as it was', async () => {
    const whole = readFileSync(backup);
    const middle = whole.length >> 1;
    const flipped = Buffer.from(whole);
    flipped.writeUInt8(flipped.readUInt8(middle) ^ 1, middle);
    const path = all.path('damaged');
    await inBareDatabase(async (database) => {
      const cuts = [20, middle, whole.length - 1].map((length) => whole.subarray(0, length));
      for (const damaged of [flipped, ...cuts]) {
        writeFileSync(path, damaged);
        const answer = await typed('restore', path, '--into', database.url);
        expect(answer).toEqual(refused('it was cut short or changed'));
        expect((await typed('backup', 'verify', path)).code).toBe(1);
      }
      expect(await tablesIn(database)).toBe(0);
    });
  });

  it('goes into an empty database only', async () => {
    expect(await typed('restore', backup)).toEqual(refused('is not empty: its table'));
    expect(await typed('restore', backup, '--into', 'drill')).toMatchObject({ code: 2 });
    await inBareDatabase(async (database) => {
      await inSession(database.url, (client) => client.query('CREATE TABLE theirs ()'));
      const answer = await typed('restore', backup, '--into', database.url);
      expect(answer).toEqual(refused('a table theirs'));
    });
  });

  it('is refused by a version that does not know its tables', async () => {
    const newer = all.path('newer');
    const tomorrow = await createTestDatabase();
    try {
      const named = `INSERT INTO schema_migrations (timestamp, name) VALUES (1, 'Tomorrow1')`;
      await tamper(tomorrow.url, named);
      await writeDurably(newer, (file) => writeBackup(tomorrow.url, file));
    } finally {
      await tomorrow.drop();
    }
    await inBareDatabase(async (database) => {
      const answer = await typed('restore', newer, '--into', database.url);
      expect(answer).toEqual(refused('newer version'));
      expect(await tablesIn(database)).toBe(0);
    });
  });

  it('on a full disk leaves nothing but a clear message', async () => {
    const write = (file: Writable) => writeBackup(all.shop.database.url, file);
    const full = writeDurably(all.path('full'), write, () => createWriteStream('/dev/full'));
    await expect(full).rejects.toThrow('no space is left on the disk');
    expect(readdirSync(all.folder).filter((name) => name.startsWith('full'))).toEqual([]);
    const nowhere = join(all.folder, 'nowhere', 'one.backup');
    expect(await typed('backup', '--out', nowhere)).toEqual(refused('there is no such folder'));
  });

  it('taken while work goes on is of one moment', async () => {
    // More than any buffer on the way holds: most of it is read after what happens meanwhile.
    const { us, database } = all.shop;
    await us.rows(LARGE_EVIDENCE);
    const before = await us.app.get(LogReader).head('main');
    const path = all.path('meanwhile');
    await writeDurably(path, (file) => {
      const slow = pausingAtFirst(file, () => all.shop.expect({ reference: 'D', baht: '9.00' }));
      return writeBackup(database.url, slow);
    });
    expect((await us.app.get(LogReader).head('main')).position).toBe(before.position + 1);
    await inBareDatabase(async (empty) => {
      const { code, said } = await typed('restore', path, '--into', empty.url, '--json');
      const { accounts, agrees } = JSON.parse(said.split('\n').at(-1) ?? '') as Restored;
      expect({ code, agrees, check: accounts[0]?.checks[0] }).toEqual({
        code: 0,
        agrees: true,
        check: { name: 'log', found: expect.stringContaining(before.digest), faults: [] },
      });
    });
  });
});
