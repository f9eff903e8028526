import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { AlertLanguage } from '../domain/texts/alert-texts.js';
import { AlertList } from '../read-model/alert-list.js';
import type { AlertFilter, AlertPlace, AlertRow } from '../read-model/alert-list.js';
import { AlertsKeeper } from '../read-model/alerts-keeper.js';
import { alertView } from './alert-view.js';
import type { AlertView } from './alert-view.js';

/** The alerts of an account, the latest one first. */
export class ListAlerts extends Query<readonly AlertView[]> {
  constructor(
    readonly account: string,
    readonly filter: AlertFilter,
    readonly language: AlertLanguage,
    readonly limit: number,
    readonly after: AlertPlace | null,
  ) {
    super();
  }
}

/** One of them; `alert.unknown` if there is none of this id. */
export class GetAlert extends Query<AlertView> {
  constructor(
    readonly account: string,
    readonly id: string,
    readonly language: AlertLanguage,
  ) {
    super();
  }
}

@QueryHandler(ListAlerts)
export class ListAlertsHandler implements IQueryHandler<ListAlerts> {
  constructor(
    private readonly list: AlertList,
    private readonly keeper: AlertsKeeper,
  ) {}

  async execute(asked: ListAlerts): Promise<readonly AlertView[]> {
    const { account, filter, language, limit, after } = asked;
    await this.keeper.catchUp(account);
    const rows = await this.list.page(account, filter, limit, after);
    return viewsOf(this.list, account, rows, language);
  }
}

@QueryHandler(GetAlert)
export class GetAlertHandler implements IQueryHandler<GetAlert> {
  constructor(
    private readonly list: AlertList,
    private readonly keeper: AlertsKeeper,
  ) {}

  async execute({ account, id, language }: GetAlert): Promise<AlertView> {
    await this.keeper.catchUp(account);
    const row = await this.list.row(account, id);
    const histories = await this.list.histories(account, [row]);
    return alertView(row, histories.get(id) ?? [], language);
  }
}

async function viewsOf(
  list: AlertList,
  account: string,
  rows: readonly AlertRow[],
  language: AlertLanguage,
): Promise<readonly AlertView[]> {
  const histories = await list.histories(account, rows);
  return rows.map((row) => alertView(row, histories.get(row.id) ?? [], language));
}
