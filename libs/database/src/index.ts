export {
  dayColumn,
  instantColumn,
  key,
  nullable,
  positionColumn,
  satangColumn,
  textColumn,
} from './columns.js';
export { APPLICATION_ROLE, openDataSource } from './data-source.js';
export type { EntityClass } from './data-source.js';
export { boundTo } from './bound-session.js';
export { copyIn } from './copy/copy-in.js';
export { copyOut } from './copy/copy-out.js';
export { inTransaction, withCopySession } from './copy/copy-session.js';
export { DatabaseModule } from './database.module.js';
export { Database } from './database.js';
export type { Isolation, Queryable, Session, Statement } from './database.js';
export { SessionLocks } from './session-locks.js';
export type { HeldLock } from './session-locks.js';
export { migrations } from './migrations/index.js';
export { migrate } from './migrate.js';
export type { LockPatience } from './migrate.js';
export { knownMigrations, pendingMigrations } from './pending-migrations.js';
export { openCursor, readAhead } from './read-ahead.js';
export { refuseOlderTables } from './refuse-older-tables.js';
export {
  CHECK_VIOLATION,
  INSUFFICIENT_PRIVILEGE,
  isConnectionLost,
  isDataRefused,
  isExhausted,
  isValueUnreadable,
  NO_DATA_FOUND,
  sqlState,
  UNIQUE_VIOLATION,
} from './sql-state.js';
export { ensureDatabase } from './embedded/ensure-database.js';
export type { DatabaseOwner } from './embedded/ensure-database.js';
export { startEmbeddedPostgres } from './embedded/embedded-postgres.js';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded/embedded-postgres.js';
export { freePort, isPortFree } from './embedded/free-port.js';
export { secretIn } from './embedded/secret-file.js';
export { endOwnSessions, ownSessionName } from './own-sessions.js';
export { countOtherSessions, ensureSiblingDatabase } from './sibling-database.js';
