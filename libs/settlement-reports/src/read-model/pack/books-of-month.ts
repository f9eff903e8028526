import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import { satang } from '#money';
import type { Satang } from '#money';
import type { UndueMovement } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type {
  AccountTurnover,
  LateFact,
  MoneyOfDay,
  ReclaimedTax,
  UndueOfDay,
  WithheldTax,
} from '../../domain/pack/pack-facts.js';
import type { PackMoment } from './pack-moments.js';

type Span = Pick<PackMoment, 'account' | 'month' | 'firstDay' | 'lastDay' | 'position'>;

/** What the books say of a month, as far as a position of the log. */
@Injectable()
export class BooksOfMonth {
  constructor(private readonly database: Database) {}

  accounts(moment: Span): Promise<AccountTurnover[]> {
    return this.within<AccountTurnover>(ACCOUNTS, moment);
  }

  moneyByDay(moment: Span): Promise<MoneyOfDay[]> {
    return this.within<MoneyOfDay>(MONEY_BY_DAY, moment);
  }

  async receipts(moment: Span): Promise<ReceiptsOfMonth> {
    const [row] = await this.within<ReceiptsOfMonth>(RECEIPTS, moment);
    const { inMonth = NONE, afterwards = NONE, ofEarlier = NONE } = row ?? {};
    return { inMonth, afterwards, ofEarlier };
  }

  /** The same day by day: those of days that are not closed are in no row of Days. */
  receiptsByDay(moment: Span): Promise<{ day: BusinessDay; amount: Satang }[]> {
    return this.within(RECEIPTS_BY_DAY, moment);
  }

  /** What moved money in transit beside transfers and what arrived, such as write-offs. */
  async transitOther(moment: Span): Promise<Satang> {
    const [row] = await this.within<{ amount: Satang }>(TRANSIT_OTHER, moment);
    return row?.amount ?? NONE;
  }

  undueMovements(moment: Span): Promise<UndueMovement[]> {
    return this.within<UndueMovement>(UNDUE_MOVEMENTS, moment);
  }

  undueOfDays(moment: Span): Promise<UndueOfDay[]> {
    return this.within<UndueOfDay>(UNDUE_BY_DAY, moment);
  }

  async invoicesPosted(moment: Span): Promise<ReadonlyMap<string, Satang>> {
    const rows = await this.within<{ number: string; amount: Satang }>(INVOICES, moment);
    return new Map(rows.map(({ number, amount }) => [number, amount]));
  }

  withheld(moment: Span): Promise<WithheldTax[]> {
    return this.within<WithheldTax>(WITHHELD, moment);
  }

  reclaimed(moment: Span): Promise<ReclaimedTax[]> {
    return this.within<ReclaimedTax>(RECLAIMED, moment);
  }

  late(moment: Span): Promise<LateFact[]> {
    return this.within<LateFact>(LATE, moment);
  }

  private within<Row extends object>(sql: string, moment: Span): Promise<Row[]> {
    const { account, position, lastDay, month } = moment;
    return this.database.query<Row>(sql, [account, position, `${month}-01`, lastDay]);
  }
}

/** Credited to receipts, less what was taken back. */
export interface ReceiptsOfMonth {
  readonly inMonth: Satang;
  readonly afterwards: Satang;
  readonly ofEarlier: Satang;
}

const NONE = satang(0n);
/** Entries of closed months are adjustments (A1); their ids keep their kind. */
const KIND = `split_part(entry_id, ':', 1)`;
const KNOWN = `account = $1 AND position <= $2`;
const BY_THEN = `FROM journal_lines WHERE ${KNOWN} AND posting_day <= $4::date`;
const IN_MONTH = 'posting_day >= $3::date';

const ACCOUNTS = `
  SELECT ledger_account AS "ledgerAccount",
         coalesce(sum(debit - credit) FILTER (WHERE NOT ${IN_MONTH}), 0)::bigint AS opening,
         coalesce(sum(debit) FILTER (WHERE ${IN_MONTH}), 0)::bigint AS debit,
         coalesce(sum(credit) FILTER (WHERE ${IN_MONTH}), 0)::bigint AS credit
  ${BY_THEN} GROUP BY ledger_account ORDER BY ledger_account`;

const MONEY_BY_DAY = `
  SELECT posting_day AS day,
         coalesce(sum(debit - credit) FILTER (
           WHERE ledger_account = 'in-transit' AND ${KIND} IN ('T1', 'T2')), 0)::bigint AS sent,
         coalesce(sum(debit - credit) FILTER (
           WHERE ledger_account = 'bank' AND ${KIND} = 'B1'), 0)::bigint AS banked
  ${BY_THEN} AND ${IN_MONTH} AND ledger_account IN ('in-transit', 'bank')
  GROUP BY posting_day ORDER BY posting_day`;

const TRANSIT_OTHER = `
  SELECT coalesce(sum(debit - credit), 0)::bigint AS amount
  ${BY_THEN} AND ${IN_MONTH} AND ledger_account = 'in-transit'
    AND ${KIND} NOT IN ('T1', 'T2', 'B1')`;

const RECEIPTS = `
  SELECT
    coalesce(sum(credit - debit) FILTER (WHERE relates_to BETWEEN $3 AND $4
      AND posting_day <= $4::date), 0)::bigint AS "inMonth",
    coalesce(sum(credit - debit) FILTER (WHERE relates_to BETWEEN $3 AND $4
      AND posting_day > $4::date), 0)::bigint AS afterwards,
    coalesce(sum(credit - debit) FILTER (WHERE relates_to < $3::date
      AND posting_day BETWEEN $3 AND $4), 0)::bigint AS "ofEarlier"
  FROM journal_lines
  WHERE ${KNOWN} AND ledger_account = 'unreconciled-receipts' AND ${KIND} = 'R1'
    AND (relates_to BETWEEN $3 AND $4 OR posting_day BETWEEN $3 AND $4)`;

const RECEIPTS_BY_DAY = `
  SELECT relates_to AS day, sum(credit - debit)::bigint AS amount FROM journal_lines
  WHERE ${KNOWN} AND ledger_account = 'unreconciled-receipts' AND ${KIND} = 'R1'
    AND relates_to BETWEEN $3 AND $4
  GROUP BY relates_to ORDER BY relates_to`;

const UNDUE_MOVEMENTS = `
  SELECT ${KIND} AS kind, sum(debit - credit)::bigint AS amount
  ${BY_THEN} AND ${IN_MONTH} AND ledger_account = 'input-vat-undue' GROUP BY 1 ORDER BY 1`;

/** A rounding is posted on the day on which Opn makes it: its receipt says of which day it is. */
const UNDUE_BY_DAY = `
  SELECT l.relates_to AS day, sum(l.debit - l.credit)::bigint AS amount,
         CASE WHEN split_part(l.entry_id, ':', 1) = 'V1' THEN e.subject END AS "receiptId"
  FROM journal_lines l JOIN journal_entries e ON e.account = $1 AND e.id = l.entry_id
  WHERE l.account = $1 AND l.position <= $2 AND l.posting_day <= $4::date
    AND $3::date IS NOT NULL AND l.ledger_account = 'input-vat-undue'
    AND split_part(l.entry_id, ':', 1) <> 'V2'
  GROUP BY 1, 3 ORDER BY 1, 3`;

const INVOICES = `
  SELECT e.subject AS number, sum(l.debit - l.credit)::bigint AS amount
  FROM journal_lines l JOIN journal_entries e ON e.account = $1 AND e.id = l.entry_id
  WHERE l.account = $1 AND l.position <= $2 AND l.posting_day BETWEEN $3 AND $4
    AND l.ledger_account = 'input-vat' AND split_part(l.entry_id, ':', 1) = 'V2'
  GROUP BY e.subject ORDER BY e.subject`;

const WITHHELD = `
  SELECT e.subject, max(e.relates_to) AS day, min(e.posting_day) AS "postedOn",
         sum(l.debit - l.credit)::bigint AS tax
  FROM journal_lines l JOIN journal_entries e ON e.account = $1 AND e.id = l.entry_id
  WHERE l.account = $1 AND l.position <= $2 AND l.posting_day <= $4::date
    AND $3::date IS NOT NULL AND split_part(l.entry_id, ':', 1) = 'W1'
    AND l.ledger_account = 'withholding-tax-reclaimable'
  GROUP BY e.subject HAVING sum(l.debit - l.credit) <> 0 ORDER BY e.subject`;

const RECLAIMED = `
  SELECT posting_day AS day, sum(credit - debit)::bigint AS amount
  ${BY_THEN} AND $3::date IS NOT NULL AND ${KIND} = 'W2'
    AND ledger_account = 'withholding-tax-reclaimable'
  GROUP BY 1 HAVING sum(credit - debit) <> 0 ORDER BY 1`;

/** Closing posts matches and what arrived at the bank: they follow from facts, and are none. */
const LATE = `
  SELECT coalesce(e.subject, e.id) AS subject, min(e.relates_to) AS day,
         min(e.posting_day) AS "postedOn", min(e.recorded_at) AS "knownAt",
         coalesce(sum(l.credit - l.debit)
           FILTER (WHERE l.ledger_account = 'unreconciled-receipts'), 0)::bigint AS receipts,
         coalesce(sum(l.debit - l.credit) FILTER (WHERE l.ledger_account
           IN ('opn-balance', 'opn-uncredited')), 0)::bigint AS "owedByOpn"
  FROM journal_entries e JOIN journal_lines l ON l.account = $1 AND l.entry_id = e.id
  WHERE e.account = $1 AND e.position <= $2 AND e.kind = 'A1'
    AND split_part(e.id, ':', 1) NOT IN ('M1', 'B1')
    AND (e.posting_day BETWEEN $3 AND $4 OR e.relates_to BETWEEN $3 AND $4)
  GROUP BY 1 ORDER BY 2, 1`;
