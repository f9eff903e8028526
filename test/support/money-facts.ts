import { LogReader } from '#event-store';
import { RecordMoneyFacts } from '#ingestion';
import type { MoneyFactKind, Recording } from '#ingestion';
import { SECOND_MS } from '#kernel';
import { BooksKeeper } from '#ledger';
import { TRANSFER_KIND, transferEvents } from '#payouts';
import type { Raw } from './fake-opn.js';
import type { Installation } from './installation.js';
import { recorded, recordedItems } from './recorded-opn.js';

export const TRANSFER_ID = 'trsf_6344mzlz6y6nbeiaoxv';

/** What was recorded in test mode, as a live account would show it. */
const live = (object: Raw, changes: Raw = {}): Raw => ({
  ...object,
  livemode: true,
  id: String(object['id']).replace('_test_', '_'),
  ...changes,
});

export const liveTransactions = (): readonly Raw[] =>
  recordedItems('transactions-list.json').map((one) => live(one));

export const liveTransfer = (changes: Raw = {}): Raw =>
  live({ ...recorded('transfer-created.json'), ...changes });

export const liveReceipts = (): readonly Raw[] => recordedItems('receipts-list-thb.json');

export const liveRefund = (): Raw => live(recorded('refund.json'));

/** Opn answered this, in a read of its own, a second after the one before. */
export function tellOf(
  { account, clock, commands }: Installation,
  kind: MoneyFactKind,
  ...raws: readonly unknown[]
): Promise<Recording> {
  clock.advanceMs(SECOND_MS);
  const read = { requestedAt: clock.now(), cause: { kind: 'sweep', ref: 'test' } } as const;
  const observations = raws.map((raw) => ({ ...read, raw }));
  return commands.execute(new RecordMoneyFacts(account, kind, observations));
}

/** Rows of a table of the books, once these know everything. */
export async function rowsOf<Row extends object>(
  shop: Installation,
  table: string,
  columns: string,
): Promise<Row[]> {
  const { app, account } = shop;
  await app.get(BooksKeeper).catchUp(account);
  return shop.rows<Row>(`SELECT ${columns} FROM ${table} WHERE account = '${account}' ORDER BY 1`);
}

export async function transferEventTypesOf({ app, account }: Installation): Promise<string[]> {
  const events = await app.get(LogReader).ofKind(account, TRANSFER_KIND, transferEvents);
  return events.map(({ type }) => type);
}
