import type { Config } from '#config';
import { DomainError } from '#kernel';

/** A process is always told where the database is: by `start`, or by whoever deploys it. */
export function databaseUrlOf({ databaseUrl }: Config, process: string): string {
  if (databaseUrl !== null) return databaseUrl;
  throw new DomainError(
    'config.invalid',
    `The ${process} needs DATABASE_URL; \`npm start\` sets it and starts the database as well.`,
  );
}
