import { SettingsReader } from '#accounts';
import { Database } from '#database';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { PayoutBooks } from './payout-books.js';
import { openingInstant } from './payout-facts.js';
import { readLines } from './payout-lines.js';
import type { LineKey, PayoutLine } from './payout-lines.js';
import { loadWindow } from './payout-window.js';

/** Lines of a transfer after one of them, at most `limit`; none where it cannot be computed. */
export class ListPayoutLines extends Query<readonly PayoutLine[]> {
  constructor(
    readonly account: string,
    readonly transferId: string,
    readonly limit: number,
    readonly after: LineKey | null,
  ) {
    super();
  }
}

@QueryHandler(ListPayoutLines)
export class ListPayoutLinesHandler implements IQueryHandler<ListPayoutLines> {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly payouts: PayoutBooks,
  ) {}

  async execute({ account, transferId, limit, after }: ListPayoutLines) {
    await this.payouts.catchUp(account);
    const settings = await this.settings.of(account);
    const window = await loadWindow(this.database, account, transferId, openingInstant(settings));
    return readLines(this.database, account, window, settings.days, { limit, after });
  }
}
