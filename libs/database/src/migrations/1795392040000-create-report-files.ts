import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPEND_ONLY = ['report_files', 'report_file_parts'];

/**
 * Files as they were first made, byte for byte, and what is still to be made. The parts of a file
 * come first and its row last, in one transaction: what has no row was never a file.
 */
export class CreateReportFiles1795392040000 implements MigrationInterface {
  async up(database: QueryRunner): Promise<void> {
    await database.query(FILES);
    await database.query(PARTS);
    // Workbooks are compressed already, and parts of them are read one by one.
    await database.query('ALTER TABLE report_file_parts ALTER COLUMN bytes SET STORAGE EXTERNAL');
    for (const table of APPEND_ONLY) {
      await database.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM CURRENT_USER`);
      await database.query(`
        DO $$
        BEGIN
          REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM yodtrong_app;
        EXCEPTION WHEN undefined_object THEN
          NULL;
        END $$
      `);
    }
    await database.query(TASKS);
  }

  async down(database: QueryRunner): Promise<void> {
    await database.query('DROP TABLE report_file_tasks, report_file_parts, report_files');
  }
}

/** `subject` is a day, or the month of a pack. */
const KEY = `
  account text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  digest text COLLATE "C" NOT NULL,
  form text COLLATE "C" NOT NULL,
  language text COLLATE "C" NOT NULL,
  PRIMARY KEY (account, subject, version, digest, form, language)`;

const FILES = `
  CREATE TABLE report_files (
    ${KEY},
    file_id uuid NOT NULL,
    sha256 text NOT NULL,
    bytes bigint NOT NULL,
    part_bytes integer NOT NULL,
    media_type text NOT NULL,
    build text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (account, file_id)
  )`;

const PARTS = `
  CREATE TABLE report_file_parts (
    account text COLLATE "C" NOT NULL,
    file_id uuid NOT NULL,
    no integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (account, file_id, no)
  )`;

/** Operational, not history: a row goes when its file is kept. */
const TASKS = `
  CREATE TABLE report_file_tasks (
    ${KEY},
    asked_at timestamptz,
    started_at timestamptz,
    seen_at timestamptz,
    rows_done bigint NOT NULL DEFAULT 0,
    rows_total bigint NOT NULL DEFAULT 0,
    failures integer NOT NULL DEFAULT 0,
    last_failure text,
    next_try_at timestamptz
  ) WITH (fillfactor = 50)`;
