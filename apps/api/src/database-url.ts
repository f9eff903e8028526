import type { Config } from '#config';
import { DomainError } from '#kernel';

/** The api is always told where the database is: by `start`, or by whoever deploys it. */
export function databaseUrlOf({ databaseUrl }: Config): string {
  if (databaseUrl !== null) return databaseUrl;
  throw new DomainError(
    'config.invalid',
    'The api needs DATABASE_URL; `npm start` sets it and starts the database as well.',
  );
}
