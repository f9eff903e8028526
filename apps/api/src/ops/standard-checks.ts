import { Database, pendingMigrations } from '#database';
import { LogReader, ProjectionRunner } from '#event-store';
import { books } from '#ledger';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { ReadinessChecks } from './readiness-checks.js';
import type { ReadinessFinding } from './readiness-checks.js';

/** The database answers, has the tables of this version, and no account's books have stopped. */
@Injectable()
export class StandardChecks implements OnModuleInit {
  constructor(
    private readonly checks: ReadinessChecks,
    private readonly database: Database,
    private readonly reader: LogReader,
    private readonly projections: ProjectionRunner,
  ) {}

  onModuleInit(): void {
    this.checks.add(
      { name: 'database', check: () => this.checkDatabase() },
      { name: 'migrations', check: () => this.checkMigrations() },
      { name: 'books', check: () => this.checkBooks() },
    );
  }

  private async checkDatabase(): Promise<ReadinessFinding> {
    await this.database.query('SELECT 1');
    return { ok: true, detail: 'It answers.' };
  }

  private async checkMigrations(): Promise<ReadinessFinding> {
    const pending = await pendingMigrations(this.database);
    if (pending.length === 0) return { ok: true, detail: 'All are applied.' };
    return { ok: false, detail: `Not applied: ${pending.join(', ')}. Run the migrations.` };
  }

  private async checkBooks(): Promise<ReadinessFinding> {
    const accounts = await this.reader.accounts();
    const stops = await Promise.all(
      accounts.map(async (account) => {
        const { failure, position } = await this.projections.checkpoint(account, books);
        return failure === null ? [] : [`${account} after position ${position}: ${failure}`];
      }),
    );
    const stopped = stops.flat();
    if (stopped.length === 0) return { ok: true, detail: `${accounts.length} accounts.` };
    return { ok: false, detail: `The books have stopped. ${stopped.join('; ')}` };
  }
}
