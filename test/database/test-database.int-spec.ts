import { Client } from 'pg';

import { createTestDatabase } from './test-database.js';

async function query(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a test database', () => {
  it('is migrated, and nobody else writes into it', async () => {
    const [mine, yours] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await query(mine.url, 'CREATE TABLE only_mine (id int)');
    const applied = 'SELECT count(*) > 0 AS some FROM schema_migrations';
    expect(await query(yours.url, applied)).toEqual([{ some: true }]);
    await expect(query(yours.url, 'TABLE only_mine')).rejects.toThrow('does not exist');
    await Promise.all([mine.drop(), yours.drop()]);
    await expect(query(mine.url, 'SELECT 1')).rejects.toThrow('does not exist');
  });
});
