/** PostgreSQL's settings by name. */
export type ServerSettings = Readonly<Record<string, string>>;

/**
 * How the embedded server runs: only this machine reaches it, a commit is on the disk before it is
 * acknowledged, and its log holds neither statements nor values, which may name customers.
 * (The bundled server is built without lz4: the default compression stays.)
 */
export const SERVER_SETTINGS: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};
