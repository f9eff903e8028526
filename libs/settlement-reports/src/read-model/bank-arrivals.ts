import type { AccountSettings } from '#accounts';
import type { BusinessDay } from '#calendar';
import { DayReader, isBeforeOpenMonths, PeriodReader } from '#days';
import type { BankPosting } from '#days';
import type { Queryable } from '#database';
import { loadBankLeg } from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { bankPostings, bankTurnover } from '../domain/bank-postings.js';
import type { JournalTurnover } from '../domain/journal/journal-turnover.js';

/** Which payouts arrived that no closing has posted yet. */
@Injectable()
export class BankArrivals {
  constructor(
    private readonly days: DayReader,
    private readonly periods: PeriodReader,
  ) {}

  /** Of what has `arrived` by the day's view of the books, what closing the day posts. */
  async toPost(
    account: string,
    day: BusinessDay,
    arrived: readonly BankPosting[],
  ): Promise<readonly BankPosting[]> {
    const issued = await this.days.issued(account);
    const posted = issued.flatMap(({ data }) => data.posting.bank ?? []);
    return bankPostings(day, arrived, posted);
  }

  /** The same as a report's journal shows it. */
  async turnover(
    account: string,
    postingDay: BusinessDay,
    postings: readonly BankPosting[],
  ): Promise<readonly JournalTurnover[]> {
    const closed = await this.periods.closed(account);
    return bankTurnover(postings, postingDay, (relatesTo) => isBeforeOpenMonths(relatesTo, closed));
  }
}

/**
 * All lines as they are matched in a view of the books. A transfer that the books do not have in
 * transit, such as one older than they are, waits.
 */
export async function arrivedAtBank(
  on: Queryable,
  account: string,
  settings: AccountSettings,
): Promise<readonly BankPosting[]> {
  const { matching, lines } = await loadBankLeg(on, account, settings);
  const named = matching.matches.flatMap(({ transfers }) => transfers);
  const rows = await on.query<{ id: string }>(SENT_IN_BOOKS, [account, named]);
  const inBooks = new Set(rows.map(({ id }) => id));
  return matching.matches.flatMap(({ line, transfers, amount }) => {
    const bookedOn = lines.get(line)?.bookedOn;
    if (bookedOn === undefined || !transfers.every((id) => inBooks.has(id))) return [];
    return [{ line, bookedOn, transfers, amount }];
  });
}

const SENT_IN_BOOKS = `
  SELECT DISTINCT subject AS id FROM journal_entries
  WHERE account = $1 AND subject = ANY($2::text[]) AND id LIKE 'T1:%'`;
