import { EvidenceStore, LogReader } from '#event-store';
import type { MoneyFactKind } from '#ingestion';
import { BooksKeeper } from '#ledger';
import { TRANSFER_KIND, transferEvents } from '#payouts';
import {
  liveReceipts,
  liveRefund,
  liveTransactions,
  liveTransfer,
  rowsOf,
  TRANSFER_ID,
  tellOf,
  transferEventTypesOf,
} from '../support/money-facts.js';
import { realParts } from '../support/real-parts.js';
import { recorded } from '../support/recorded-opn.js';

const [transactions, receipts] = [liveTransactions(), liveReceipts()];
const [[transaction = {}], [receipt = {}]] = [transactions, receipts];
const refund = liveRefund();

describe('money facts', () => {
  const parts = realParts();

  afterEach(async () => {
    const { shop } = parts;
    await shop.app.get(BooksKeeper).catchUp(shop.account);
    expect(await shop.app.get(BooksKeeper).tablesThatDiffer(shop.account)).toEqual([]);
  });

  const tell = (kind: MoneyFactKind, ...raws: readonly unknown[]) =>
    tellOf(parts.shop, kind, ...raws);
  const rows = <Row extends object>(table: string, columns: string) =>
    rowsOf<Row>(parts.shop, table, columns);

  const transferEventTypes = () => transferEventTypesOf(parts.shop);

  it.each([
    ['transaction', 'balance_transactions', transactions],
    ['transfer', 'transfers', [liveTransfer()]],
    ['receipt', 'tax_receipts', receipts],
    ['refund', 'refunds', [refund]],
  ] as const)('are recorded once, however often they are read: %s', async (kind, table, raws) => {
    const first = await tell(kind, ...raws);
    expect(first).toMatchObject({ recorded: raws.length, refused: 0 });
    expect(first.refusals).toEqual(raws.map(() => null));
    expect(first.position).toBeGreaterThan(0);
    expect(await tell(kind, ...raws, ...raws)).toMatchObject({ recorded: 0, position: null });
    const ids = await rows<{ id: string }>(table, 'id');
    expect(ids.map(({ id }) => id)).toEqual(raws.map(({ id }) => String(id)).sort());
  });

  it('are one set of events, however many processes read them at once', async () => {
    const reads = Array.from({ length: 8 }, () => tell('transaction', ...transactions));
    const recordings = await Promise.all(reads);
    const total = recordings.reduce((sum, { recorded: one }) => sum + one, 0);
    expect(total).toBe(transactions.length);
  });

  it('stand in tables, each on its day', async () => {
    await tell('transaction', { ...transaction, created_at: '2025-01-14T17:00:00Z' });
    await tell('receipt', receipt);
    expect(
      await rows('balance_transactions', 'direction, opn_key, origin, amount, business_day::text'),
    ).toEqual([
      {
        direction: 'credit',
        opn_key: 'charge.captured.net',
        origin: 'charge',
        amount: 29_789n,
        business_day: '2025-01-15',
      },
    ]);
    expect(await rows('tax_receipts', 'number, issued_on::text AS day, total')).toEqual([
      { number: 'OMTH202011050018', day: '2020-11-05', total: 7n },
    ]);
  });

  it('restated by Opn, are told anew, and an older answer takes nothing back', async () => {
    const { clock } = parts.shop;
    const before = clock.now();
    await tell('receipt', receipt);
    await tell('receipt', { ...receipt, vat: 1, total: 8 });
    clock.moveTo(before);
    expect(await tell('receipt', receipt)).toMatchObject({ recorded: 0 });
    expect(await rows('tax_receipts', 'vat, total')).toEqual([{ vat: 1n, total: 8n }]);
  });

  it('a refund shown differently is the same row', async () => {
    await tell('refund', refund);
    await tell('refund', { ...refund, voided: true, status: 'voided' });
    expect(await rows('refunds', 'id, status, is_voided')).toEqual([
      { id: refund['id'], status: 'voided', is_voided: true },
    ]);
  });

  it('a transfer changed and deleted before it was sent', async () => {
    await tell('transfer', liveTransfer());
    await tell('transfer', liveTransfer({ amount: 5_000 }));
    await tell('transfer', liveTransfer(recorded('transfer-deleted.json')));
    expect(await transferEventTypes()).toEqual([
      ...['TransferCreated', 'TransferAmended', 'TransferDestroyed'],
    ]);
    expect(await rows('transfers', 'status, amount, net, last_digits, sent_at')).toEqual([
      { status: 'destroyed', amount: 5_000n, net: 97_000n, last_digits: '6789', sent_at: null },
    ]);
  });

  it('a transfer first seen paid, and returned by the bank', async () => {
    const times = { sent_at: '2025-03-21T01:00:00Z', paid_at: '2025-03-22T02:00:00Z' };
    const paid = liveTransfer({ sent: true, paid: true, ...times });
    await tell('transfer', paid);
    await tell('transfer', { ...paid, paid: false, failure_code: 404 });
    expect(await transferEventTypes()).toEqual([
      ...['TransferCreated', 'TransferSent', 'TransferPaid', 'TransferFailed'],
    ]);
    expect(await rows('transfers', 'status, failure_code, sent_at, paid_at')).toEqual([
      { status: 'failed', failure_code: '404', ...times },
    ]);
  });

  it('of the other mode stay out, and are a finding', async () => {
    const recording = await tell('transfer', recorded('transfer-created.json'), liveTransfer());
    expect(recording).toMatchObject({ recorded: 1, refused: 1 });
    expect(recording.refusals[0]).toMatchObject({ then: 'drop' });
    expect(await rows('transfers', 'id')).toEqual([{ id: TRANSFER_ID }]);
    expect(await parts.shop.findings()).toEqual([
      { code: 'WRONG_MODE', subject: 'trsf_test_6344mzlz6y6nbeiaoxv' },
    ]);
  });

  it('that cannot be read stay out, and keep no neighbour out', async () => {
    const bad = [null, { ...transaction, amount: '1' }, recorded('charge-pending.json')];
    const recording = await tell('transaction', ...bad, ...transactions);
    expect(recording).toMatchObject({ recorded: transactions.length, refused: 3 });
    expect(recording.refusals.slice(0, 4)).toMatchObject([
      ...[{ then: 'park' }, { then: 'park' }, { then: 'park' }, null],
    ]);
    await rows('findings', 'id');
    expect(await parts.shop.findings()).toHaveLength(3);
  });

  it('with unknown keys enter, and each key is one finding', async () => {
    await tell('transaction', ...transactions.map((one) => ({ ...one, settled_via: 'x' })));
    await tell('refund', { ...refund, settled_via: 'x' });
    expect(await rows('balance_transactions', 'id')).toHaveLength(transactions.length);
    expect(await parts.shop.findings()).toEqual([
      { code: 'SCHEMA_DRIFT', subject: 'refund.settled_via' },
      { code: 'SCHEMA_DRIFT', subject: 'transaction.settled_via' },
    ]);
  });

  it('keep no whole account number, in events or in evidence', async () => {
    await tell('transfer', liveTransfer());
    const { app, account } = parts.shop;
    const events = await app.get(LogReader).ofKind(account, TRANSFER_KIND, transferEvents);
    const hash = String(events[0]?.evidence);
    const evidence = String(await app.get(EvidenceStore).find(account, hash));
    expect(evidence).toContain('"account_number":"*****6789"');
    expect(evidence + JSON.stringify(events, textOf)).not.toContain('123456789');
  });
});

const textOf = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;
