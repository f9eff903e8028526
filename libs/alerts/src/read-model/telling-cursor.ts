import type { Queryable } from '#database';
import { Database } from '#database';
import { Injectable } from '@nestjs/common';

const NAME = 'alert-tellings';

/**
 * Up to which position people have been told. Whoever tells has it locked: what is told, and that
 * it was, is one transaction, and one worker after the other.
 */
@Injectable()
export class TellingCursor {
  constructor(private readonly database: Database) {}

  async at(account: string): Promise<number> {
    return positionOf(await this.database.query(AT, [account, NAME]));
  }

  async lock(tx: Queryable, account: string): Promise<number> {
    await tx.query(BEGIN, [account, NAME]);
    return positionOf(await tx.query(LOCK, [account, NAME]));
  }

  async move(tx: Queryable, account: string, position: number): Promise<void> {
    await tx.query(MOVE, [account, NAME, position]);
  }
}

const positionOf = ([row]: readonly object[]): number =>
  Number((row as { position: bigint } | undefined)?.position ?? 0n);

const AT = 'SELECT position FROM projection_checkpoints WHERE account = $1 AND name = $2';
const LOCK = `${AT} FOR UPDATE`;

const BEGIN = `
  INSERT INTO projection_checkpoints (account, name, position) VALUES ($1, $2, 0)
  ON CONFLICT (account, name) DO NOTHING`;

const MOVE = `
  UPDATE projection_checkpoints SET position = $3, moved_at = clock_timestamp()
  WHERE account = $1 AND name = $2`;
