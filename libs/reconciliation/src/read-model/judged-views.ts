import { holidaysOf, matchingRulesOn, SettingsReader } from '#accounts';
import { businessDayOf } from '#calendar';
import { Database } from '#database';
import type { Queryable } from '#database';
import { Clock } from '#kernel';
import { books } from '#ledger';
import { Injectable } from '@nestjs/common';
import type { Judging } from '../domain/judge-rules.js';
import type { JudgedView } from './scope-judge.js';

/** Opens consistent views of the books: what is read in one is as of one position and instant. */
@Injectable()
export class JudgedViews {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  within<Result>(account: string, work: (view: JudgedView) => Promise<Result>): Promise<Result> {
    return this.database.transaction(
      async (tx) => work(await this.open(tx, account)),
      'REPEATABLE READ READ ONLY',
    );
  }

  private async open(on: Queryable, account: string): Promise<JudgedView> {
    const position = await booksPosition(on, account);
    const settings = await this.settings.of(account, position);
    const judging: Judging = {
      instant: this.clock.now(),
      days: settings.days,
      holidays: holidaysOf(settings),
      rulesOn: (day) => matchingRulesOn(settings, day),
    };
    const today = businessDayOf(judging.instant, settings.days);
    return { on, account, position, settings, judging, today };
  }
}

async function booksPosition(on: Queryable, account: string): Promise<number> {
  const [row] = await on.query<{ position: bigint }>(
    'SELECT position FROM projection_checkpoints WHERE account = $1 AND name = $2',
    [account, books.name],
  );
  return Number(row?.position ?? 0n);
}
