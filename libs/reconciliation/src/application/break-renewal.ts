import { parseAnyDay } from '#calendar';
import { Database } from '#database';
import { BooksKeeper } from '#ledger';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ReconcileDays } from './reconcile-days.command.js';
import { DAY_SCOPE } from '../read-model/break-table.js';
import { ScopeKeeper } from '../read-model/scope-keeper.js';

/** Judges breaks anew before people decide about their money: facts may just have ended them. */
@Injectable()
export class BreakRenewal {
  constructor(
    private readonly database: Database,
    private readonly books: BooksKeeper,
    private readonly scopes: ScopeKeeper,
    private readonly commands: CommandBus,
  ) {}

  async renew(account: string, breakIds: readonly string[]): Promise<void> {
    await this.books.catchUp(account);
    const rows = await this.database.query<{ kind: string; ids: readonly string[] }>(SCOPES, [
      account,
      breakIds,
    ]);
    for (const { kind, ids } of rows) {
      if (kind !== DAY_SCOPE) await this.scopes.judgeThese(account, kind, ids);
      else await this.commands.execute(new ReconcileDays(account, ids.map(parseAnyDay)));
    }
  }
}

const SCOPES = `
  SELECT split_part(scope, '/', 1) AS kind,
         array_agg(DISTINCT substr(scope, strpos(scope, '/') + 1)) AS ids
  FROM breaks WHERE account = $1 AND id = ANY($2::text[]) AND scope IS NOT NULL
  GROUP BY 1 ORDER BY 1`;
