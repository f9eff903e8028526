import type { AccountSettings } from '#accounts';
import { addDays } from '#calendar';
import type { BusinessDay } from '#calendar';
import { Database } from '#database';
import type { Satang } from '#money';
import { adjustmentAmount, feesOfDays, listReadUpTo, NOTHING_DEDUCTED } from '#reconciliation';
import type { TaxDayFacts } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import type { KnownReceipt } from '../../domain/tax/tax-papers.js';

/** A transaction by which Opn settles the rounding of a receipt. */
export interface Adjustment {
  readonly transactionId: string;
  readonly receiptId: string;
  /** A credit to us is negative. */
  readonly amount: Satang;
  readonly position: number;
}

/** Papers as known at a position, to be held against the fees of their days. */
export interface TaxPapers {
  readonly receipts: readonly KnownReceipt[];
  readonly adjustments: readonly Adjustment[];
  readonly upTo: number;
}

/** Whose fees, and the position up to which they are known. */
export interface FeeView {
  readonly account: string;
  readonly settings: AccountSettings;
  readonly position: number;
}

/** Reads what Opn deducted, and how it settled what it rounded. */
@Injectable()
export class TaxDayReader {
  constructor(private readonly database: Database) {}

  async adjustments(
    account: string,
    receipts: Iterable<string>,
    upTo: number,
  ): Promise<readonly Adjustment[]> {
    const rows = await this.database.query<AdjustmentRow>(ADJUSTMENTS, [
      ...[account, [...receipts], upTo],
    ]);
    return rows.map(({ direction, amount, position, ...row }) => ({
      ...row,
      amount: adjustmentAmount(direction, amount),
      position: Number(position),
    }));
  }

  /** Everything about some calendar days. */
  days(
    { account, settings, position }: FeeView,
    days: readonly BusinessDay[],
    papers: TaxPapers,
  ): Promise<readonly TaxDayFacts[]> {
    return this.database.transaction(async (on) => {
      const receiptsReadUpTo = await listReadUpTo(
        { on, account, position: papers.upTo },
        'receipts',
      );
      const facts: TaxDayFacts[] = [];
      for (const range of rangesOf(days)) {
        const fees = await feesOfDays({ on, account, position, settings }, range);
        for (const day of days.filter((one) => range.from <= one && one <= range.to)) {
          const deducted = fees.get(day) ?? NOTHING_DEDUCTED;
          facts.push({ day, deducted, ...papersOf(day, papers), receiptsReadUpTo });
        }
      }
      return facts;
    }, 'REPEATABLE READ READ ONLY');
  }
}

interface AdjustmentRow {
  readonly transactionId: string;
  readonly receiptId: string;
  readonly direction: 'credit' | 'debit';
  readonly amount: Satang;
  readonly position: bigint;
}

const ADJUSTMENTS = `
  SELECT id AS "transactionId", origin_id AS "receiptId", direction, amount,
         first_position AS position
  FROM balance_transactions
  WHERE account = $1 AND origin_id = ANY($2::text[]) AND currency = 'THB'
    AND first_position <= $3
  ORDER BY id`;

function papersOf(day: BusinessDay, { receipts, adjustments }: TaxPapers) {
  const own = receipts.filter(({ issuedOn }) => issuedOn === day);
  const ids = new Set(own.map(({ receiptId }) => receiptId));
  return {
    receipts: own.map(({ receiptId, ...receipt }) => ({ ...receipt, id: receiptId })),
    adjustments: adjustments.filter(({ receiptId }) => ids.has(receiptId)),
  };
}

/** Days in a row are read together. */
function rangesOf(
  days: readonly BusinessDay[],
): readonly { readonly from: BusinessDay; readonly to: BusinessDay }[] {
  const ranges: { from: BusinessDay; to: BusinessDay }[] = [];
  for (const day of [...days].sort()) {
    const last = ranges.at(-1);
    if (last && addDays(last.to, 1) === day) last.to = day;
    else ranges.push({ from: day, to: day });
  }
  return ranges;
}
