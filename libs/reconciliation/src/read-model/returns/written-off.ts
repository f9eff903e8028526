import { satang } from '#money';
import type { Satang } from '#money';
import {
  CODES_OF_MONEY_HELD,
  CODES_OF_MONEY_OWED,
} from '../../domain/returns/settled-by-returns.js';
import type { JudgedView } from '../scope-judge.js';

/** What people gave up of what was owed, or decided to keep of what was held. */
export interface WrittenOffMoney {
  readonly owed: Satang;
  readonly held: Satang;
}

export const NOTHING_WRITTEN_OFF: WrittenOffMoney = { owed: satang(0n), held: satang(0n) };

/** By the name of the money, and without what was taken back. */
export async function loadWrittenOff(
  { on, account }: JudgedView,
  references: readonly string[],
): Promise<ReadonlyMap<string, WrittenOffMoney>> {
  const codes = [...CODES_OF_MONEY_OWED, ...CODES_OF_MONEY_HELD];
  const rows = await on.query<WrittenOffRow>(WRITTEN_OFF, [account, references, codes]);
  return new Map(
    rows.map(({ reference, owed, held }) => [
      reference,
      { owed: satang(owed), held: satang(held) },
    ]),
  );
}

interface WrittenOffRow {
  readonly reference: string;
  readonly owed: bigint;
  readonly held: bigint;
}

const WRITTEN_OFF = `
  SELECT coalesce(fact_reference, fact_subject) AS reference,
         coalesce(sum(entry_amount) FILTER
           (WHERE entry_debit = 'customer-refunds-payable'), 0)::bigint AS owed,
         coalesce(sum(entry_amount) FILTER
           (WHERE entry_debit = 'unreconciled-receipts'), 0)::bigint AS held
  FROM cases
  WHERE account = $1 AND standing = 'written-off' AND fact_code = ANY($3::text[])
    AND coalesce(fact_reference, fact_subject) = ANY($2::text[])
  GROUP BY 1`;
