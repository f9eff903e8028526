import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sums that would otherwise be added up over all history again and again. All of it is recomputed
 * from the books and the log once a row here, or the checkpoint `payouts`, is deleted.
 */
export class CachePayouts1795392035000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    for (const table of TABLES) await database.query(table);
    await database.query('DROP INDEX balance_transactions_by_release');
    for (const index of INDEXES) await database.query(index);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE payout_compositions, read_spans, ledger_days, balance_checks');
    await database.query(`DELETE FROM projection_checkpoints WHERE name = 'payouts'`);
    for (const name of NAMES) await database.query(`DROP INDEX ${name}`);
    await database.query(`
      CREATE INDEX balance_transactions_by_release
      ON balance_transactions (account, transferable_at)
    `);
  }
}

const TABLES = [
  `
    CREATE TABLE payout_compositions (
      account text COLLATE "C" NOT NULL,
      transfer_id text COLLATE "C" NOT NULL,
      created_at timestamptz NOT NULL,
      released_count integer NOT NULL,
      released_sum bigint NOT NULL,
      after_at timestamptz,
      is_sweeping boolean NOT NULL DEFAULT false,
      reason text,
      opening bigint,
      count integer NOT NULL DEFAULT 0,
      sum bigint NOT NULL DEFAULT 0,
      taken bigint NOT NULL DEFAULT 0,
      changed_position bigint NOT NULL,
      PRIMARY KEY (account, transfer_id)
    )
  `,
  `
    CREATE TABLE read_spans (
      account text COLLATE "C" NOT NULL,
      list text COLLATE "C" NOT NULL,
      to_at timestamptz NOT NULL,
      from_at timestamptz,
      PRIMARY KEY (account, list, to_at)
    )
  `,
  `
    CREATE TABLE ledger_days (
      account text COLLATE "C" NOT NULL,
      ledger_account text COLLATE "C" NOT NULL,
      posting_day date NOT NULL,
      kind text COLLATE "C" NOT NULL,
      amount bigint NOT NULL,
      count integer NOT NULL,
      PRIMARY KEY (account, ledger_account, posting_day, kind)
    )
  `,
  `
    CREATE TABLE balance_checks (
      account text COLLATE "C" NOT NULL,
      position bigint NOT NULL,
      observed_at timestamptz NOT NULL,
      business_day date NOT NULL,
      stated bigint NOT NULL,
      books bigint NOT NULL,
      is_comparable boolean NOT NULL,
      drift_since timestamptz,
      PRIMARY KEY (account, position)
    )
  `,
];

const INDEXES = [
  `CREATE INDEX payout_compositions_by_time
   ON payout_compositions (account, created_at, transfer_id)`,
  `CREATE INDEX payout_compositions_by_change ON payout_compositions (account, changed_position)`,
  `CREATE INDEX balance_transactions_released
   ON balance_transactions (account, greatest(transferable_at, created_at), id)`,
  `CREATE INDEX balance_transactions_by_position ON balance_transactions (account, last_position)`,
  `CREATE INDEX transfers_by_position ON transfers (account, last_position)`,
  `CREATE INDEX journal_lines_at_opn ON journal_lines (account, position)
   WHERE ledger_account IN ('opn-uncredited', 'opn-balance', 'in-transit')`,
  `CREATE INDEX journal_lines_in_transit ON journal_lines (account, posting_day)
   WHERE ledger_account = 'in-transit'`,
  `CREATE INDEX balance_checks_by_day ON balance_checks (account, business_day)`,
];

const NAMES = [
  'balance_transactions_released',
  'balance_transactions_by_position',
  'transfers_by_position',
  'journal_lines_at_opn',
  'journal_lines_in_transit',
] as const;
