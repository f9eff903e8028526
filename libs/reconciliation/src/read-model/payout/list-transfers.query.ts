import { SettingsReader } from '#accounts';
import { businessDayOf, dayWindow } from '#calendar';
import type { BusinessDay, DayRules } from '#calendar';
import { Database } from '#database';
import { DomainError } from '#kernel';
import type { Instant } from '#kernel';
import type { TransferStatus } from '#payouts';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { PayoutBooks } from './payout-books.js';
import { TRANSFER_COLUMNS, transferView } from './transfer-view.js';
import type { TransferRow, TransferView } from './transfer-view.js';

/** How far a transfer is explained by its lines. */
export const TRANSFER_STATES = ['explained', 'unexplained', 'not-computable'] as const;

export type TransferState = (typeof TRANSFER_STATES)[number];

export interface TransferFilter {
  readonly status?: TransferStatus | undefined;
  /** Business day of its creation. */
  readonly day?: BusinessDay | undefined;
  readonly state?: TransferState | undefined;
}

/** Transfers, the latest first, before the one named; at most `limit`. */
export class ListTransfers extends Query<readonly TransferView[]> {
  constructor(
    readonly account: string,
    readonly filter: TransferFilter,
    readonly limit: number,
    readonly before: { readonly createdAt: Instant; readonly id: string } | null,
  ) {
    super();
  }
}

@QueryHandler(ListTransfers)
export class ListTransfersHandler implements IQueryHandler<ListTransfers> {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly payouts: PayoutBooks,
  ) {}

  async execute(query: ListTransfers): Promise<readonly TransferView[]> {
    const { account, filter, limit, before } = query;
    await this.payouts.catchUp(account);
    const { days } = await this.settings.of(account);
    const rows = await this.database.query<TransferRow>(LIST, [
      ...[account, ...filterValues(filter, days)],
      ...[before?.createdAt ?? null, before?.id ?? null, limit],
    ]);
    return rows.map((row) => transferView(account, row, businessDayOf(row.createdAt, days)));
  }
}

function filterValues({ status, day, state }: TransferFilter, days: DayRules) {
  const window = day === undefined ? null : dayWindow(day, days);
  return [status ?? null, window?.from ?? null, window?.to ?? null, state ?? null];
}

const LIST = `
  SELECT * FROM (
    SELECT ${TRANSFER_COLUMNS} FROM transfers f
    LEFT JOIN payout_compositions p ON p.account = $1 AND p.transfer_id = f.id
    WHERE f.account = $1 AND ($2::text IS NULL OR f.status = $2)
      AND ($3::timestamptz IS NULL OR (f.created_at >= $3 AND f.created_at < $4))
      AND ($6::timestamptz IS NULL OR (f.created_at, f.id) < ($6, $7))
  ) AS t
  WHERE $5::text IS NULL OR $5 = CASE WHEN reason IS NOT NULL THEN 'not-computable'
    WHEN remainder = 0 THEN 'explained' ELSE 'unexplained' END
  ORDER BY "createdAt" DESC, id DESC LIMIT $8`;

export function unknownTransfer(account: string, id: string): DomainError {
  return new DomainError('transfer.unknown', `Account ${account} has no transfer ${id}.`);
}
