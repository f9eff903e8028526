import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may sign in. Only the SHA-256 of a key is kept; account `*` stands for every account. */
export class CreateApiKeys1795392012000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(`
      CREATE TABLE api_keys (
        account text COLLATE "C" NOT NULL,
        id text COLLATE "C" NOT NULL,
        owner_name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('person', 'service')),
        role text NOT NULL CHECK (role IN ('viewer', 'analyst', 'approver', 'admin')),
        hash bytea NOT NULL CHECK (octet_length(hash) = 32),
        created_at timestamptz NOT NULL,
        created_by text NOT NULL,
        revoked_at timestamptz,
        last_used_at timestamptz,
        PRIMARY KEY (account, id)
      )
    `);
    await database.query('CREATE INDEX api_keys_by_id ON api_keys (id)');
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE api_keys');
  }
}
