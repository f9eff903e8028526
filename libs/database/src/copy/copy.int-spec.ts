import { createTestDatabase } from '../../../../test/database/test-database.js';
import type { TestDatabase } from '../../../../test/database/test-database.js';
import { copyIn } from './copy-in.js';
import { copyOut } from './copy-out.js';
import { inTransaction, withCopySession } from './copy-session.js';

const MANY = 200_000;
const ROWS = `SELECT n, repeat('ยอดตรง', n % 9) FROM generate_series(1, ${MANY}) AS n`;

describe('copying whole tables', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(async () => {
    await database.drop();
  });

  it('brings out and in all rows, however slow the reader is', async () => {
    await withCopySession(database.url, 'copying', async (client) => {
      await client.query(`CREATE TEMP TABLE taken AS ${ROWS} LIMIT 0`);
      const out = copyOut(client, `COPY (${ROWS}) TO STDOUT`);
      const pieces: Buffer[] = [];
      for await (const piece of out) {
        pieces.push(piece);
        await new Promise(setImmediate);
      }
      expect(out.rows).toBe(MANY);
      expect(await copyIn(client, 'COPY taken FROM STDIN', yielded(pieces))).toBe(MANY);
      const differing = `SELECT count(*)::int AS rows FROM ((${ROWS}) EXCEPT TABLE taken) AS d`;
      expect((await client.query(differing)).rows).toEqual([{ rows: 0 }]);
    });
  });

  it('that is left in its middle ends the connection, and the transaction with it', async () => {
    const leaving = withCopySession(database.url, 'copying', (client) =>
      inTransaction(client, 'REPEATABLE READ READ ONLY', async () => {
        for await (const piece of copyOut(client, `COPY (${ROWS}) TO STDOUT`)) {
          throw new Error(`no room for ${piece.length > 0}`);
        }
      }),
    );
    await expect(leaving).rejects.toThrow('no room for true');
  });

  it('says what the server refuses, and leaves the connection usable', async () => {
    await withCopySession(database.url, 'copying', async (client) => {
      const none = copyOut(client, 'COPY nothing_like_it TO STDOUT');
      await expect(none[Symbol.asyncIterator]().next()).rejects.toThrow('does not exist');
      await client.query('CREATE TEMP TABLE numbers (n integer)');
      const into = 'COPY numbers FROM STDIN';
      const bad = copyIn(client, into, yielded([Buffer.from('1\nthree\n')]));
      await expect(bad).rejects.toThrow('invalid input syntax');
      await expect(copyIn(client, into, failing())).rejects.toThrow('cut short');
      expect(await copyIn(client, into, yielded([Buffer.from('1\n')]))).toBe(1);
    });
  });
});

async function* yielded(pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces;
}

async function* failing(): AsyncGenerator<Buffer> {
  yield Buffer.from('1\n');
  await Promise.reject(new Error('cut short'));
}
