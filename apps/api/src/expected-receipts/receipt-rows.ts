import type { BusinessDay } from '#calendar';
import { ListExpectations } from '#expectations';
import type { ExpectationView } from '#expectations';
import { GetReceiptStandings, RECEIPT_STATES } from '#reconciliation';
import type { ReceiptStanding } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import type { PageQuery } from '../lists/page.js';
import { dayField } from '../validation/fields.schema.js';
import { statusAsked } from './expectation.schema.js';

export const receiptFilterSchema = z
  .object({
    day: dayField.optional(),
    status: statusAsked.optional(),
    reference: z.string().optional(),
    text: z.string().optional(),
    state: z.enum(RECEIPT_STATES).optional().describe('where its money is; only with day'),
  })
  .refine(({ state, day }) => state === undefined || day !== undefined, {
    path: ['state'],
    message: 'is computed receipt by receipt: say day as well',
  });

export type ReceiptFilter = z.infer<typeof receiptFilterSchema>;

/** With where its money is; null: it came after the books that this was computed from. */
export type ReceiptRow = ExpectationView & {
  readonly state: ReceiptStanding['state'] | null;
  readonly age: ReceiptStanding['age'] | null;
};

/** Receipts of which states are computed at once, where only one state is asked for. */
const RECEIPTS_AT_ONCE = 1_000;

/** Expected receipts, each with where its money is. */
@Injectable()
export class ReceiptRows {
  constructor(private readonly queries: QueryBus) {}

  /** One row more than the page has, where there are as many. */
  async page(account: string, filter: ReceiptFilter, page: PageQuery) {
    const { state, ...stored } = filter;
    if (state === undefined) return this.read(account, stored, page.take, page.after);
    const found: ReceiptRow[] = [];
    // A state is no column: a day is read on until the page is full.
    for (let after = page.after; found.length < page.take;) {
      const rows = await this.read(account, stored, RECEIPTS_AT_ONCE, after);
      found.push(...rows.filter((row) => row.state === state));
      if (rows.length < RECEIPTS_AT_ONCE) break;
      after = rows.at(-1)?.reference ?? null;
    }
    return found.slice(0, page.take);
  }

  async standing(account: string, reference: string): Promise<ReceiptStanding | null> {
    const found = await this.queries.execute(new GetReceiptStandings(account, [reference]));
    return found.get(reference) ?? null;
  }

  private async read(
    account: string,
    filter: Omit<ReceiptFilter, 'state'> & { readonly day?: BusinessDay | undefined },
    limit: number,
    after: string | null,
  ): Promise<readonly ReceiptRow[]> {
    const rows = await this.queries.execute(new ListExpectations(account, filter, limit, after));
    const references = rows.map(({ reference }) => reference);
    const standings = await this.queries.execute(new GetReceiptStandings(account, references));
    return rows.map((row) => {
      const { state = null, age = null } = standings.get(row.reference) ?? {};
      return { ...row, state, age };
    });
  }
}
