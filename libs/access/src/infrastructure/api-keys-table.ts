import { Database } from '#database';
import type { Instant } from '#kernel';
import { Injectable } from '@nestjs/common';
import { ApiKeys } from '../application/api-keys.js';
import type { StoredKey } from '../application/api-keys.js';
import type { ApiKey } from '../domain/api-key.js';
import { EVERY_ACCOUNT } from '../domain/principal.js';
import type { OwnerKind } from '../domain/principal.js';
import type { Role } from '../domain/role.js';

const COLUMNS = `account, id, owner_name, kind, role, hash, created_at, created_by, revoked_at,
  last_used_at`;
const INSERT = `INSERT INTO api_keys (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

interface KeyRow {
  readonly account: string;
  readonly id: string;
  readonly owner_name: string;
  readonly kind: OwnerKind;
  readonly role: Role;
  readonly hash: Buffer;
  readonly created_at: Instant;
  readonly created_by: string;
  readonly revoked_at: Instant | null;
  readonly last_used_at: Instant | null;
}

@Injectable()
export class ApiKeysTable extends ApiKeys {
  constructor(private readonly database: Database) {
    super();
  }

  async withId(id: string): Promise<readonly StoredKey[]> {
    const rows = await this.database.query<KeyRow>({
      name: 'api-keys-with-id',
      text: `SELECT ${COLUMNS} FROM api_keys WHERE id = $1`,
      values: [id],
    });
    return rows.map((row) => ({ ...keyFrom(row), hash: row.hash }));
  }

  async list(account: string | null): Promise<readonly ApiKey[]> {
    const rows = await this.database.query<KeyRow>(
      `SELECT ${COLUMNS} FROM api_keys WHERE $1::text IS NULL OR account = $1
       ORDER BY account, created_at, id`,
      [account],
    );
    return rows.map(keyFrom);
  }

  async add(key: StoredKey): Promise<void> {
    await this.database.query(INSERT, valuesOf(key));
  }

  async addIfNone(key: StoredKey): Promise<boolean> {
    const rows = await this.database.query(
      `${INSERT} ON CONFLICT (account, id) DO NOTHING RETURNING 1`,
      valuesOf(key),
    );
    return rows.length === 1;
  }

  async replace(key: StoredKey): Promise<void> {
    await this.database.query(
      `${INSERT} ON CONFLICT (account, id) DO UPDATE
         SET hash = excluded.hash, role = excluded.role, owner_name = excluded.owner_name,
             created_at = excluded.created_at, created_by = excluded.created_by,
             revoked_at = NULL, last_used_at = NULL
         WHERE api_keys.hash <> excluded.hash`,
      valuesOf(key),
    );
  }

  async revoke(account: string, id: string, at: Instant): Promise<ApiKey | null> {
    const [row] = await this.database.query<KeyRow>(
      `UPDATE api_keys SET revoked_at = coalesce(revoked_at, $3)
       WHERE account = $1 AND id = $2 RETURNING ${COLUMNS}`,
      [account, id, at],
    );
    return row ? keyFrom(row) : null;
  }

  async noteUse({ account, id }: ApiKey, at: Instant): Promise<void> {
    await this.database.query(
      `UPDATE api_keys SET last_used_at = greatest(last_used_at, $3)
       WHERE account = $1 AND id = $2`,
      [account, id, at],
    );
  }

  async countAdmins(): Promise<number> {
    const rows = await this.database.query(
      `SELECT FROM api_keys WHERE account = $1 AND role = 'admin' AND revoked_at IS NULL`,
      [EVERY_ACCOUNT],
    );
    return rows.length;
  }
}

const valuesOf = (key: StoredKey): readonly unknown[] => [
  ...[key.account, key.id, key.ownerName, key.kind, key.role, key.hash],
  ...[key.createdAt, key.createdBy, key.revokedAt, key.lastUsedAt],
];

const keyFrom = (row: KeyRow): ApiKey => ({
  account: row.account,
  id: row.id,
  ownerName: row.owner_name,
  kind: row.kind,
  role: row.role,
  createdAt: row.created_at,
  createdBy: row.created_by,
  revokedAt: row.revoked_at,
  lastUsedAt: row.last_used_at,
});
