import { SettingsReader } from '#accounts';
import { businessDayOf } from '#calendar';
import { Database } from '#database';
import type { Satang } from '#money';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { loadBankLeg, transfersAtBank } from '../bank/bank-matches.js';
import type { TransferAtBank } from '../bank/bank-matches.js';
import { unknownTransfer } from './list-transfers.query.js';
import { PayoutBooks } from './payout-books.js';
import { openingInstant } from './payout-facts.js';
import { loadGroups } from './payout-groups.js';
import type { PayoutGroup } from './payout-groups.js';
import { loadWindow } from './payout-window.js';
import { TRANSFER_COLUMNS, transferView } from './transfer-view.js';
import type { TransferRow, TransferView } from './transfer-view.js';

/** A break of a transfer, in short. */
export interface TransferBreak {
  readonly id: string;
  readonly code: string;
  readonly status: 'open' | 'cleared';
  readonly amount: Satang;
}

/** A transfer with what it is made of, day by day and kind by kind. */
export interface TransferDetail extends TransferView {
  readonly groups: readonly PayoutGroup[];
  /** What the bank shows of it; null while it shows nothing, or nothing certain. */
  readonly bank: TransferAtBank | null;
  readonly breaks: readonly TransferBreak[];
}

export class GetTransfer extends Query<TransferDetail> {
  constructor(
    readonly account: string,
    readonly id: string,
  ) {
    super();
  }
}

@QueryHandler(GetTransfer)
export class GetTransferHandler implements IQueryHandler<GetTransfer> {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly payouts: PayoutBooks,
  ) {}

  async execute({ account, id }: GetTransfer): Promise<TransferDetail> {
    await this.payouts.catchUp(account);
    const settings = await this.settings.of(account);
    const { days } = settings;
    return this.database.transaction(async (on) => {
      const [row] = await on.query<TransferRow>(FIND, [account, id]);
      if (!row) throw unknownTransfer(account, id);
      const view = transferView(account, row, businessDayOf(row.createdAt, days));
      const window = await loadWindow(on, account, id, openingInstant(settings));
      const groups = await loadGroups(on, account, window, days, view.composition);
      const leg = await loadBankLeg(on, account, settings);
      const breaks = await on.query<TransferBreak & object>(BREAKS, [account, id]);
      return { ...view, groups, bank: transfersAtBank(leg).get(id) ?? null, breaks };
    }, 'REPEATABLE READ READ ONLY');
  }
}

const FIND = `
  SELECT ${TRANSFER_COLUMNS} FROM transfers f
  LEFT JOIN payout_compositions p ON p.account = $1 AND p.transfer_id = f.id
  WHERE f.account = $1 AND f.id = $2`;

const BREAKS = `
  SELECT id, code, CASE WHEN cleared_at IS NULL THEN 'open' ELSE 'cleared' END AS status, amount
  FROM breaks WHERE account = $1 AND subject_kind = 'transfer' AND subject_id = $2
  ORDER BY code, id`;
