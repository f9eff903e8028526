import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Retellings of Opn's other money facts, in satang; and when open transfers are read again. */
export class CreatePayouts1795392020000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    for (const table of TABLES) await database.query(table);
    for (const index of INDEXES) await database.query(index);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query(`
      DROP TABLE balance_transactions, transfers, tax_receipts, balance_observations, refunds,
        transfer_watch
    `);
  }
}

const TABLES = [
  `
    CREATE TABLE balance_transactions (
      account text COLLATE "C" NOT NULL,
      id text COLLATE "C" NOT NULL,
      direction text NOT NULL,
      opn_key text NOT NULL,
      origin text NOT NULL,
      origin_id text COLLATE "C",
      amount bigint NOT NULL,
      currency text NOT NULL,
      transferable_at timestamptz,
      created_at timestamptz NOT NULL,
      business_day date NOT NULL,
      first_position bigint NOT NULL,
      last_position bigint NOT NULL,
      PRIMARY KEY (account, id)
    )
  `,
  `
    CREATE TABLE transfers (
      account text COLLATE "C" NOT NULL,
      id text COLLATE "C" NOT NULL,
      status text NOT NULL,
      amount bigint NOT NULL,
      fee bigint NOT NULL,
      fee_vat bigint NOT NULL,
      net bigint NOT NULL,
      currency text NOT NULL,
      recipient_id text,
      bank_code text,
      last_digits text,
      schedule_id text,
      created_at timestamptz NOT NULL,
      sent_at timestamptz,
      paid_at timestamptz,
      ended_at timestamptz,
      failure_code text,
      is_contradicted boolean NOT NULL,
      first_position bigint NOT NULL,
      last_position bigint NOT NULL,
      PRIMARY KEY (account, id)
    )
  `,
  `
    CREATE TABLE tax_receipts (
      account text COLLATE "C" NOT NULL,
      id text COLLATE "C" NOT NULL,
      number text NOT NULL,
      issued_on date NOT NULL,
      is_credit_note boolean NOT NULL,
      charge_fee bigint NOT NULL,
      voided_fee bigint NOT NULL,
      transfer_fee bigint NOT NULL,
      subtotal bigint NOT NULL,
      vat bigint NOT NULL,
      wht bigint NOT NULL,
      total bigint NOT NULL,
      currency text NOT NULL,
      adjustment_transaction_id text,
      created_at timestamptz NOT NULL,
      first_position bigint NOT NULL,
      last_position bigint NOT NULL,
      PRIMARY KEY (account, id)
    )
  `,
  `
    CREATE TABLE balance_observations (
      account text COLLATE "C" NOT NULL,
      position bigint NOT NULL,
      observed_at timestamptz NOT NULL,
      business_day date NOT NULL,
      currency text NOT NULL,
      total bigint NOT NULL,
      transferable bigint NOT NULL,
      on_hold bigint NOT NULL,
      reserve bigint NOT NULL,
      transactions_before integer NOT NULL,
      transactions_after integer NOT NULL,
      is_comparable boolean NOT NULL,
      PRIMARY KEY (account, position)
    )
  `,
  `
    CREATE TABLE refunds (
      account text COLLATE "C" NOT NULL,
      id text COLLATE "C" NOT NULL,
      charge_id text COLLATE "C",
      transaction_id text,
      amount bigint NOT NULL,
      currency text NOT NULL,
      status text,
      is_voided boolean NOT NULL,
      created_at timestamptz NOT NULL,
      business_day date NOT NULL,
      first_position bigint NOT NULL,
      last_position bigint NOT NULL,
      PRIMARY KEY (account, id)
    )
  `,
  `
    CREATE TABLE transfer_watch (
      account text COLLATE "C" NOT NULL,
      transfer_id text COLLATE "C" NOT NULL,
      last_read_at timestamptz,
      next_read_at timestamptz,
      failures integer NOT NULL DEFAULT 0,
      PRIMARY KEY (account, transfer_id)
    ) WITH (fillfactor = 70)
  `,
];

const INDEXES = [
  `CREATE INDEX balance_transactions_by_origin ON balance_transactions (account, origin_id)
   WHERE origin_id IS NOT NULL`,
  `CREATE INDEX balance_transactions_by_release ON balance_transactions (account, transferable_at)`,
  `CREATE INDEX balance_transactions_by_day ON balance_transactions (account, business_day)`,
  `CREATE INDEX balance_transactions_by_time ON balance_transactions (account, created_at)`,
  `CREATE INDEX transfers_by_status ON transfers (account, status)`,
  `CREATE INDEX transfers_by_time ON transfers (account, created_at)`,
  `CREATE INDEX tax_receipts_by_day ON tax_receipts (account, issued_on)`,
  `CREATE INDEX balance_observations_by_time ON balance_observations (account, observed_at)`,
  `CREATE INDEX refunds_by_charge ON refunds (account, charge_id) WHERE charge_id IS NOT NULL`,
];
