import { LogReader } from '#event-store';
import { IngestionHealth, OpnAccounts } from '#ingestion';
import type { AccountHealth } from '#ingestion';
import { SECOND_MS } from '#kernel';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { accountFacts } from './account-facts.js';
import type { AccountFacts } from './account-facts.js';

/** However often the numbers are asked for, the database is not asked more often. */
const KEPT_MS = 5 * SECOND_MS;

/** How reading Opn goes, of every account that has a key and a log here; one after another. */
@Injectable()
export class IngestionBoard {
  private asking: Promise<readonly AccountHealth[]> | null = null;
  private last: { readonly atMs: number; readonly seen: readonly AccountHealth[] } | null = null;

  constructor(
    private readonly opn: OpnAccounts,
    private readonly reader: LogReader,
    private readonly queries: QueryBus,
  ) {}

  /** As it is now; those who ask at the same time get one answer. */
  now(): Promise<readonly AccountHealth[]> {
    this.asking ??= this.ask().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  /** As it is, or was a moment ago. */
  async lately(): Promise<readonly AccountHealth[]> {
    return this.fresh() ?? this.now();
  }

  /** What a look of this moment found, of every account with a key; no more is asked for it. */
  facts(): readonly AccountFacts[] {
    const seen = this.fresh() ?? [];
    return this.opn.accounts.map((account) =>
      accountFacts(account, seen.find((health) => health.account === account) ?? null),
    );
  }

  private fresh(): readonly AccountHealth[] | null {
    return this.last && performance.now() - this.last.atMs < KEPT_MS ? this.last.seen : null;
  }

  private async ask(): Promise<readonly AccountHealth[]> {
    const seen = await this.look().catch((error: unknown) => {
      this.last = null;
      throw error;
    });
    this.last = { atMs: performance.now(), seen };
    return seen;
  }

  private async look(): Promise<readonly AccountHealth[]> {
    const open = new Set(await this.reader.accounts());
    const seen: AccountHealth[] = [];
    for (const account of this.opn.accounts.filter((one) => open.has(one))) {
      seen.push(await this.queries.execute(new IngestionHealth(account)));
    }
    return seen;
  }
}
