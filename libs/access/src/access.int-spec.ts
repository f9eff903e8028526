import { Database, openDataSource } from '#database';
import { FixedClock, MINUTE_MS, parseInstant } from '#kernel';
import { createTestDatabase } from '../../../test/database/test-database.js';
import type { TestDatabase } from '../../../test/database/test-database.js';
import { Authenticator } from './application/authenticator.js';
import { CreateApiKey, CreateApiKeyHandler } from './application/create-api-key.command.js';
import { EnsureAdminKey, EnsureAdminKeyHandler } from './application/ensure-admin-key.command.js';
import { RevokeApiKey, RevokeApiKeyHandler } from './application/revoke-api-key.command.js';
import { EVERY_ACCOUNT } from './domain/principal.js';
import { ApiKeysTable } from './infrastructure/api-keys-table.js';

const CHOSEN = 'an operator chose this';

async function startAccess(url: string) {
  const source = await openDataSource(url, [], 'yodtrong-test');
  const clock = new FixedClock(parseInstant('2026-11-20T03:00:00Z'));
  const keys = new ApiKeysTable(new Database(source));
  const [create, revoke] = [
    new CreateApiKeyHandler(keys, clock),
    new RevokeApiKeyHandler(keys, clock),
  ];
  const ensure = new EnsureAdminKeyHandler(keys, clock);
  return {
    clock,
    keys,
    authenticator: new Authenticator(keys, clock),
    create: (...order: ConstructorParameters<typeof CreateApiKey>) =>
      create.execute(new CreateApiKey(...order)),
    revoke: (id: string) => revoke.execute(new RevokeApiKey(id)),
    ensureAdmin: (given: string | null) => ensure.execute(new EnsureAdminKey(given)),
    stop: () => source.destroy(),
  };
}

/** Collects the writes that nobody waits for. */
function watchNotes(keys: ApiKeysTable): Promise<void>[] {
  const notes: Promise<void>[] = [];
  const noteUse = keys.noteUse.bind(keys);
  keys.noteUse = (...args) => {
    const note = noteUse(...args);
    notes.push(note);
    return note;
  };
  return notes;
}

describe('access', () => {
  let database: TestDatabase;
  let access: Awaited<ReturnType<typeof startAccess>>;

  beforeEach(async () => {
    database = await createTestDatabase();
    access = await startAccess(database.url);
  });

  afterEach(async () => {
    await access.stop();
    await database.drop();
  });

  const who = (text: string) => access.authenticator.authenticate(text);
  const analyst = () => access.create('main', 'Somchai P.', 'person', 'analyst', 'administrator');

  it('knows the owner by the key, and keeps no key', async () => {
    const { key, text } = await analyst();
    expect(await who(text)).toEqual({
      keyId: key.id,
      name: 'Somchai P.',
      kind: 'person',
      role: 'analyst',
      account: 'main',
    });
    const [stored] = await access.keys.withId(key.id);
    expect(JSON.stringify(stored)).not.toContain(text.slice(-43));
  });

  it('knows nobody by a wrong, a cut or a foreign key', async () => {
    const { text } = await analyst();
    const other = await analyst();
    const swapped = `${text.slice(0, 17)}${other.text.slice(17)}`;
    for (const wrong of [`${text.slice(0, -1)}!`, text.slice(0, -1), `${text} `, swapped, '']) {
      expect(await who(wrong)).toBeNull();
    }
  });

  it('refuses a revoked key, and keeps the time of the first revocation', async () => {
    const { key, text } = await analyst();
    const { revokedAt } = await access.revoke(key.id);
    access.clock.advanceMs(MINUTE_MS);
    expect(await access.revoke(key.id)).toMatchObject({ revokedAt });
    expect(await who(text)).toBeNull();
  });

  it('refuses to revoke what is not there, and the last administrator', async () => {
    await access.ensureAdmin(CHOSEN);
    await expect(access.revoke('0123456789ab')).rejects.toMatchObject({ code: 'key.unknown' });
    await expect(access.revoke('bootstrap')).rejects.toMatchObject({ code: 'key.last_admin' });
    await access.create(EVERY_ACCOUNT, 'Malee', 'person', 'admin', 'administrator');
    await access.revoke('bootstrap');
    await access.ensureAdmin(CHOSEN); // the same value does not undo the revocation
    expect(await who(CHOSEN)).toBeNull();
  });

  it('takes the key of the environment, and forgets it for another', async () => {
    expect(await access.ensureAdmin(CHOSEN)).toBeNull();
    expect(await who(CHOSEN)).toMatchObject({ role: 'admin', account: EVERY_ACCOUNT });
    await access.ensureAdmin('another key in the end');
    expect(await who(CHOSEN)).toBeNull();
    expect(await who('another key in the end')).toMatchObject({ keyId: 'bootstrap' });
    expect(await access.ensureAdmin(null)).toBeNull();
  });

  it('makes one key if nobody can sign in, however many start at once', async () => {
    const made = await Promise.all([null, null, null].map((none) => access.ensureAdmin(none)));
    const texts = made.filter((text) => text !== null);
    expect(texts).toHaveLength(1);
    expect(await who(texts[0]!)).toMatchObject({ role: 'admin' });
  });

  it('notes the use of a key once a minute', async () => {
    const { key, text } = await analyst();
    const used = async () => (await access.keys.withId(key.id))[0]?.lastUsedAt;
    const first = access.clock.now();
    const notes = watchNotes(access.keys);
    await who(text);
    await notes[0];
    expect(await used()).toBe(first);
    access.clock.advanceMs(MINUTE_MS - 1);
    await who(text);
    expect(notes).toHaveLength(1);
    access.clock.advanceMs(1);
    await who(text);
    await notes[1];
    expect(await used()).toBe(access.clock.now());
  });

  it('lists keys without their hashes', async () => {
    await analyst();
    const listed = await access.keys.list('main');
    expect(listed).toHaveLength(1);
    expect(listed[0]).not.toHaveProperty('hash');
    expect(await access.keys.list('other')).toEqual([]);
  });
});
