import { Database } from '#database';
import { Injectable } from '@nestjs/common';

/** Raw answers of Opn, kept apart from the log: for auditors, and erasable by retention. */
@Injectable()
export class EvidenceStore {
  constructor(private readonly database: Database) {}

  /** The answer as canonical JSON text, or `null` where it was never kept or has been erased. */
  async find(account: string, hash: string): Promise<string | null> {
    const [row] = await this.database.query<{ body: Buffer }>(
      `SELECT body FROM evidence WHERE account = $1 AND hash = decode($2, 'hex')`,
      [account, hash],
    );
    return row?.body.toString('utf8') ?? null;
  }
}
