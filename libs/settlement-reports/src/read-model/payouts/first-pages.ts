import type { Satang } from '#money';
import { lackedBy, withPostedLater } from '../../domain/later-version.js';
import type { PayoutPages } from '../../domain/payout-pages.js';
import type { ReportContent } from '../../domain/report-content.js';

/**
 * The sheets and blocks of a day's first version, for a later one; null where it was issued before
 * there were these sheets.
 */
export async function pagesOfFirst(
  first: ReportContent,
  paidPostedLater: Satang,
): Promise<PayoutPages | null> {
  const { balance, transit, uncreditedClose } = first.head.summary;
  if (balance === undefined || transit === undefined) return null;
  return {
    transfers: await listOf(first.rows('transfers')),
    payout: await listOf(first.rows('payout')),
    balance: await listOf(first.rows('balance')),
    blocks: { balance: withPostedLater(balance, paidPostedLater), transit, uncreditedClose },
    lackedAtFirst: lackedBy(first.head),
  };
}

async function listOf<Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> {
  const list: Row[] = [];
  for await (const row of rows) list.push(row);
  return list;
}
